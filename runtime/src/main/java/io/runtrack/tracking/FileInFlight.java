package io.runtrack.tracking;

import io.runtrack.model.FileProcessingLog;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * A file that is being processed, from {@link RunInProgress#startFile} to {@link RunInProgress#endFile}. Whoever ends
 * it first, the processing itself or the end of its run from outside, makes its record. Safe for any thread.
 */
public final class FileInFlight {
    static final int NO_SLOT = -1;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private static final AtomicIntegerFieldUpdater<FileInFlight> ENDINGS =
            AtomicIntegerFieldUpdater.newUpdater(FileInFlight.class, "endings");

    private final String method;
    private final @Nullable String path;
    private final @Nullable String type;
    private final @Nullable String agentId;
    private final @Nullable String work;
    private final long startedNanos;
    private final long startedMicros;
    private int slot = NO_SLOT;

    @SuppressWarnings("UnusedVariable") // used through the updater
    private volatile int endings; // of the processing itself: 0 or 1

    private boolean ended;

    FileInFlight(Subject subject, long startedNanos, long startedMicros) {
        this.method = subject.method;
        this.path = subject.path;
        this.type = subject.type;
        this.agentId = subject.agentId;
        this.work = subject.work;
        this.startedNanos = startedNanos;
        this.startedMicros = startedMicros;
    }

    /**
     * What is processed, and by which method.
     *
     * @param work in which work of a cluster; null where there is none
     */
    record Subject(
            String method,
            @Nullable String path,
            @Nullable String type,
            @Nullable String agentId,
            @Nullable String work) {}

    Subject subject() {
        return new Subject(method, path, type, agentId, work);
    }

    /** The same, with the same start, for one more end. */
    FileInFlight again() {
        return new FileInFlight(subject(), startedNanos, startedMicros);
    }

    String method() {
        return method;
    }

    /** As it was named when the processing began. */
    public @Nullable String path() {
        return path;
    }

    @Nullable
    String type() {
        return type;
    }

    /** As it was named when the processing began. */
    public @Nullable String agentId() {
        return agentId;
    }

    @Nullable
    String work() {
        return work;
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
                Long.valueOf(millis(log)),
                log.outputPath(),
                log.startedAt() == null ? RunClock.toInstant(startedMicros) : log.startedAt(),
                log.attempt(),
                log.errorStack(),
                log.worker() == null ? work : log.worker(),
                log.itemsRead(),
                log.itemsSkipped());
    }

    /** Whether the record agrees with what was known at its start, so that nothing of that has to be said anew. */
    boolean isBeginningOf(FileProcessingLog log) {
        return (log.filePath() == null || log.filePath().equals(path))
                && (log.fileType() == null || log.fileType().equals(type))
                && (log.agentId() == null || log.agentId().equals(agentId))
                && log.startedAt() == null;
    }

    /** How long it took, in milliseconds: as reported, else until now. */
    long millis(FileProcessingLog log) {
        Long reported = log.processingTimeMs();
        return reported == null ? (System.nanoTime() - startedNanos) / NANOS_PER_MILLI : reported;
    }

    /** Whether the processing has not been ended before: its slot may be used by one thread only. */
    boolean beginEnd() {
        return ENDINGS.compareAndSet(this, 0, 1);
    }

    int slot() {
        return slot;
    }

    void slot(int value) {
        slot = value;
    }

    /** Whether its record has been made, by whoever was first. Guarded by the run's lock. */
    boolean hasEnded() {
        return ended;
    }

    void markEnded() {
        ended = true;
    }
}
