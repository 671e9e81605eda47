package io.runtrack.agent.capture;

import io.runtrack.redaction.Redaction;
import io.runtrack.tracking.Diagnostics;

/** Where whatever goes wrong in here ends, instead of in the host. Safe for any thread. */
record Problems(String method, Diagnostics diagnostics) {

    /** Never throws, not even when there is no memory or stack left to report with. */
    void report(Throwable failure) {
        try {
            diagnostics.failure(method, failure);
            diagnostics.debug(ErrorStack.write(failure, Redaction.STANDARD));
        } catch (Throwable nothingLeft) {
            // then it goes unsaid
        }
    }
}
