package io.runtrack.tracking;

import io.runtrack.model.FileProcessingLog;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A file that is being processed, from {@link RunTracker#startFile} to {@link RunTracker#endFile}. Whoever ends it first, the
 * processing itself or the end of its run from outside, makes its record. Safe for any thread.
 */
public final class FileInFlight {
    static final int NO_SLOT = -1;

    private final String method;
    private final @Nullable String path;
    private final @Nullable String type;
    private final @Nullable String agentId;
    private final long startedNanos;
    private final long startedMicros;
    private int slot = NO_SLOT;
    private boolean ended;

    FileInFlight(Subject subject, long startedNanos, long startedMicros) {
        this.method = subject.method;
        this.path = subject.path;
        this.type = subject.type;
        this.agentId = subject.agentId;
        this.startedNanos = startedNanos;
        this.startedMicros = startedMicros;
    }

    /** What is processed, and by which method. */
    record Subject(
            String method,
            @Nullable String path,
            @Nullable String type,
            @Nullable String agentId) {}

    String method() {
        return method;
    }

    @Nullable
    String path() {
        return path;
    }

    @Nullable
    String type() {
        return type;
    }

    @Nullable
    String agentId() {
        return agentId;
    }

    long startedMicros() {
        return startedMicros;
    }

    /** Fills in what whoever ended the file left open: start, duration, path, type, agent. */
    public FileProcessingLog complete(FileProcessingLog log) {
        return new FileProcessingLog(
                null,
                log.filePath() == null ? path : log.filePath(),
                log.fileType() == null ? type : log.fileType(),
                log.agentId() == null ? agentId : log.agentId(),
                log.status(),
                log.errorType(),
                log.errorMessage(),
                log.processingTimeMs() == null ? Long.valueOf(elapsedMillis()) : log.processingTimeMs(),
                log.outputPath(),
                log.startedAt() == null ? RunClock.toInstant(startedMicros) : log.startedAt(),
                log.attempt(),
                log.errorStack());
    }

    private long elapsedMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos);
    }

    int slot() {
        return slot;
    }

    void slot(int value) {
        slot = value;
    }

    /** Guarded by the run's lock. */
    boolean hasEnded() {
        return ended;
    }

    void markEnded() {
        ended = true;
    }
}
