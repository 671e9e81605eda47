package io.runtrack.events.http;

import java.io.IOException;

/** A receiver has answered that it did not do what it was asked to. */
public final class StatusException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    StatusException(int status) {
        super("it answered " + status);
        this.status = status;
    }

    /** Whether the same request would be answered the same for ever: it is malformed, too long, or not understood. */
    public boolean isForGood() {
        return status == 400 || status == 413 || status == 414 || status == 415 || status == 422;
    }
}
