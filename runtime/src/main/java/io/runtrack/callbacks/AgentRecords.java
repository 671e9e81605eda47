package io.runtrack.callbacks;

import io.runtrack.annotations.TrackedFile;

/**
 * Reports files as any application may: by an annotated method that does nothing. The agent's own tracker lies behind a
 * class loader that this class cannot see, and both know the annotation. Safe for any thread.
 */
final class AgentRecords implements CallbackHandler {

    @Override
    @TrackedFile(path = "{0}", status = "{3}", processingTimeMs = "{4}")
    public void onFileEnd(String path, int index, int total, String status, long durationMs) {
        // The record is made around this call.
    }
}
