package io.runtrack.callbacks;

import io.runtrack.annotations.FileStatus;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.StatusWords;
import io.runtrack.tracking.FileInFlight;
import io.runtrack.tracking.RunInProgress;
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

    private final RunInProgress run;
    private final Map<Started, FileInFlight> inFlight = new ConcurrentHashMap<>();

    private record Started(String path, int index) {}

    TrackerRecords(RunTracker tracker) {
        run = RunInProgress.of(tracker);
    }

    @Override
    public void onFileStart(String path, int index, int total) {
        if (run.isActive()) {
            FileInFlight before = inFlight.put(new Started(path, index), run.startFile(METHOD, path, null, null));
            if (before != null) {
                run.withdrawFile(before);
            }
        }
    }

    @Override
    public void onFileEnd(String path, int index, int total, String status, long durationMs) {
        FileInFlight started = inFlight.remove(new Started(path, index));
        if (!run.isActive()) {
            return;
        }
        FileInFlight file = started == null ? run.startFile(METHOD, path, null, null) : started;
        run.endFile(file, FileProcessingLog.builder(status(status)).processingTimeMs(Math.max(0, durationMs)));
    }

    private static FileStatus status(String word) {
        @Nullable FileStatus status = StatusWords.fileStatus(word);
        return status == null ? FileStatus.SUCCESS : status;
    }
}
