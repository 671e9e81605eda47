package io.runtrack.events.http;

import java.io.IOException;

/** A receiver has answered that it did not do what it was asked to. */
public final class StatusException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    StatusException(int status) {
        super("it answered " + status + remedy(status));
        this.status = status;
    }

    /** For those who often are not told because of a setting. */
    private static String remedy(int status) {
        if (status / 100 == 3) {
            return "; redirects are not followed, set the URL that it redirects to";
        }
        return status == 401 || status == 403 ? "; check the key or password" : "";
    }

    public int status() {
        return status;
    }

    /** Whether the same request would be answered the same for ever: it is malformed, too long, or not understood. */
    public boolean isForGood() {
        return status == 400 || status == 413 || status == 414 || status == 415 || status == 422;
    }
}
