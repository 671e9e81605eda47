package io.runtrack.callbacks;

import io.runtrack.tracking.RunTracker;

/**
 * Makes a record of each file that a batch reports, in a run tracked by hand or in the one that the Java agent has
 * active. Safe for any thread.
 */
public final class TrackerCallbackHandler implements CallbackHandler {
    private final CallbackHandler records;

    /** Reports to the Java agent's active run, or to its implicit one. Without the agent nothing is recorded. */
    public TrackerCallbackHandler() {
        records = new AgentRecords();
    }

    /** @param tracker records files from its start until its end; what is reported before or after is not recorded */
    public TrackerCallbackHandler(RunTracker tracker) {
        records = new TrackerRecords(tracker);
    }

    @Override
    public void onFileStart(String path, int index, int total) {
        records.onFileStart(path, index, total);
    }

    @Override
    public void onFileEnd(String path, int index, int total, String status, long durationMs) {
        records.onFileEnd(path, index, total, status, durationMs);
    }
}
