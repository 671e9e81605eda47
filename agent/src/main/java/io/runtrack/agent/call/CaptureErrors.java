package io.runtrack.agent.call;

import io.runtrack.agent.values.ErrorStack;
import io.runtrack.diagnostics.Diagnostics;
import io.runtrack.redaction.Redaction;

/** Takes whatever goes wrong in capture, so that it does not reach the host. Safe for any thread. */
public record CaptureErrors(String method, Diagnostics diagnostics) {

    void warnOfMissedCalls() {
        diagnostics.warn(
                "dropped",
                "records are dropped, and counted in dropped_records: no room was left on the stack when " + method
                        + " was called, or a method within it");
    }

    /**
     * Never throws, not even when there is no memory left to report with. At the end of the stack nothing can be said.
     */
    void report(Throwable failure) {
        if (failure instanceof StackOverflowError) {
            return;
        }
        try {
            diagnostics.failure(method, failure);
            diagnostics.debug(ErrorStack.write(failure, Redaction.STANDARD));
        } catch (Throwable nothingLeft) {
            // then it goes unsaid
        }
    }
}
