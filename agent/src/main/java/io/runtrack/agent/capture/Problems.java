package io.runtrack.agent.capture;

import io.runtrack.tracking.Diagnostics;

/** Where whatever goes wrong in here ends, instead of in the host. Safe for any thread. */
record Problems(String method, Diagnostics diagnostics) {

    /** Never throws, not even when there is no memory or stack left to report with. */
    void report(Throwable failure) {
        try {
            String message = Failure.messageOf(failure, TextLimit.FIELD_BYTES);
            diagnostics.warn(
                    "capture",
                    "calls are not recorded as they should be: "
                            + failure.getClass().getName()
                            + (message == null ? "" : ": " + message) + " in " + method
                            + "; please report this with the stack trace that log.level=debug shows");
            diagnostics.debug(ErrorStack.of(failure));
        } catch (Throwable nothingLeft) {
            // then it goes unsaid
        }
    }
}
