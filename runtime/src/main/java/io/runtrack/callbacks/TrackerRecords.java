package io.runtrack.callbacks;

import io.runtrack.annotations.FileStatus;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.StatusWords;
import io.runtrack.tracking.FileInFlight;
import io.runtrack.tracking.RunTracker;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes records in one tracker. A file that has started is in flight there, so that a process that dies leaves a record
 * of it. Safe for any thread.
 */
final class TrackerRecords implements CallbackHandler {
    private static final String METHOD = TrackerCallbackHandler.class.getName();

    private final RunTracker tracker;
    private final Map<Started, FileInFlight> inFlight = new ConcurrentHashMap<>();

    private record Started(String path, int index) {}

    TrackerRecords(RunTracker tracker) {
        this.tracker = tracker;
    }

    @Override
    public void onFileStart(String path, int index, int total) {
        if (tracker.isActive()) {
            FileInFlight before = inFlight.put(new Started(path, index), tracker.startFile(METHOD, path, null, null));
            if (before != null) {
                tracker.withdrawFile(before);
            }
        }
    }

    @Override
    public void onFileEnd(String path, int index, int total, String status, long durationMs) {
        FileInFlight started = inFlight.remove(new Started(path, index));
        if (!tracker.isActive()) {
            return;
        }
        FileInFlight file = started == null ? tracker.startFile(METHOD, path, null, null) : started;
        tracker.endFile(file, FileProcessingLog.builder(status(status)).processingTimeMs(Math.max(0, durationMs)));
    }

    private static FileStatus status(String word) {
        @Nullable FileStatus status = StatusWords.fileStatus(word);
        return status == null ? FileStatus.SUCCESS : status;
    }
}
