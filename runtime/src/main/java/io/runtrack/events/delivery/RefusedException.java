package io.runtrack.events.delivery;

import java.io.IOException;

/** A receiver has refused an event for good: to try again is of no use. */
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    public RefusedException(String reason) {
        super(reason);
    }
}
