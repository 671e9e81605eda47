package io.runtrack.tracking;

import io.runtrack.annotations.FileStatus;
import io.runtrack.journal.Journal;
import io.runtrack.journal.entry.JournalEntry;
import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunDescription;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStep;
import io.runtrack.tracking.delivery.RunEnd;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where one run leaves what must survive the process. There are three kinds of it:
 *
 * <ul>
 *   <li>journalled: the recorder has a journal, which the run shares with the other runs of the process;
 *   <li>lost: the recorder has no journal for it, so that all its records are dropped, and counted as such;
 *   <li>counted only: there is no recorder, and nothing is to be kept.
 * </ul>
 *
 * Nothing here throws or waits for a storage, unless its name says so. What answers false could not be kept. For any
 * thread.
 */
final class RunHome {
    private final @Nullable Recorder recorder;
    private final boolean isOwnRecorder;

    // Both are there for good before the run is active.
    private @Nullable Journal journal;
    private int number;

    private volatile boolean warned;

    /**
     * For a run that has not started.
     *
     * @param recorder keeps the run; without one it is only counted
     * @param isOwnRecorder whether the recorder keeps no other run, and is closed with this one
     */
    RunHome(@Nullable Recorder recorder, boolean isOwnRecorder) {
        this.recorder = recorder;
        this.isOwnRecorder = isOwnRecorder;
    }

    /** The wall clock. */
    Clock clock() {
        return recorder == null
                ? Clock.systemUTC()
                : recorder.options().timing().clock();
    }

    /** Adds what every run of this process has in common. */
    RunMetadata describe(RunMetadata run) {
        if (recorder == null) {
            return run;
        }
        Map<String, String> labels = new LinkedHashMap<>(recorder.options().labels());
        labels.putAll(run.labels());
        RunLabels limited = RunLabels.of(labels);
        if (limited.leftOut() > 0) {
            recorder.options().reporting().diagnostics().warn("labels", limited.warning(run.runId()));
        }
        return inTrace(run).toBuilder()
                .labels(limited.kept())
                .environment(recorder.environment())
                .heartbeatAt(run.startedAt())
                .checkpointMs(recorder.options().timing().checkpoint().toMillis())
                .build();
    }

    /** A given trace counts. */
    private static RunMetadata inTrace(RunMetadata run) {
        TraceContext trace = run.traceId() == null ? TraceContext.current() : null;
        return trace == null
                ? run
                : run.toBuilder()
                        .traceId(trace.traceId())
                        .spanId(trace.spanId())
                        .build();
    }

    /** Puts the start on record. */
    void begin(TrackedRun tracked, RunMetadata run) {
        if (recorder != null) {
            recorder.begin(tracked, run, this);
        }
    }

    /** The start is on record, under this number. */
    void journalled(Journal place, int runNumber) {
        journal = place;
        number = runNumber;
    }

    /** Whether what the run leaves here is kept; else nobody finds out about the run. */
    boolean isJournalled() {
        return journal != null;
    }

    /**
     * Notes a file as being processed; answers its slot in the table of files in flight, or
     * {@link FileInFlight#NO_SLOT}.
     */
    int enter(FileInFlight file, int attempt) {
        return journal == null
                ? FileInFlight.NO_SLOT
                : journal.enter(number, file.path(), file.type(), file.agentId(), file.startedMicros(), attempt);
    }

    /** Frees a slot without a record. */
    void leave(int slot) {
        if (journal != null && slot != FileInFlight.NO_SLOT) {
            journal.leave(slot);
        }
    }

    /**
     * Gets the record of a file in flight ready to be kept, which takes longer than keeping it and needs no lock. For
     * the thread that ends the file.
     *
     * @param ending what is known only now; the rest is the file's
     * @return false if that cannot be done beforehand
     */
    boolean prepare(FileInFlight file, FileProcessingLog ending) {
        return journal == null
                || (file.isBeginningOf(ending) && journal.complete(file.slot(), ending, file.millis(ending)));
    }

    /** Keeps the record that was prepared for a file and frees its slot, both or neither. */
    boolean fileEnded(FileInFlight file, int attempt) {
        return journal == null ? isOnlyCounted() : kept(journal, journal.append(file.slot(), attempt));
    }

    /** Keeps the record of a file and frees its slot, both or neither. */
    boolean fileEnded(FileProcessingLog log, int slot) {
        if (journal == null) {
            return isOnlyCounted();
        }
        JournalEntry.FileRecorded entry = new JournalEntry.FileRecorded(number, log);
        return kept(journal, slot == FileInFlight.NO_SLOT ? journal.append(entry) : journal.append(entry, slot));
    }

    /**
     * Keeps the record of a file that was in flight elsewhere.
     *
     * @param replaced how the attempt before it ended; null if there was none, or a failure by its number
     */
    boolean fileEnded(FileProcessingLog log, @Nullable FileStatus replaced) {
        return journal == null
                ? isOnlyCounted()
                : kept(journal, journal.append(new JournalEntry.FileRecorded(number, log, replaced)));
    }

    /**
     * Keeps the record of a file whose processing goes on, and has still to free its slot, which is shown as free
     * already.
     */
    boolean fileAborted(FileProcessingLog log, int slot) {
        if (journal == null) {
            return isOnlyCounted();
        }
        JournalEntry.FileRecorded entry = new JournalEntry.FileRecorded(number, log);
        return kept(
                journal, slot == FileInFlight.NO_SLOT ? journal.append(entry) : journal.appendForOwner(entry, slot));
    }

    /** Keeps the record of an email. */
    boolean email(EmailResult result) {
        return journal == null
                ? isOnlyCounted()
                : kept(journal, journal.append(new JournalEntry.EmailRecorded(number, result)));
    }

    /** Keeps a step as it is now. */
    boolean step(RunStep step) {
        return journal == null
                ? isOnlyCounted()
                : kept(journal, journal.append(new JournalEntry.StepRecorded(number, step)));
    }

    /** Nothing is missing of a run that is only counted. */
    private boolean isOnlyCounted() {
        return recorder == null;
    }

    /** Says once that records are dropped, and why; how many is in the run's metadata. */
    private boolean kept(Journal place, boolean appended) {
        if (!appended && recorder != null && !warned) {
            warned = true;
            recorder.options()
                    .reporting()
                    .diagnostics()
                    .warn("dropped", "records are dropped, and counted in dropped_records: " + place.whyDropped());
        }
        return appended;
    }

    /** A signal that has begun to stop the JVM decides how runs end, whatever their commands say. */
    RunEnd overruled(RunEnd end) {
        Integer signal = recorder == null
                ? null
                : recorder.options().reporting().jvmExit().signal();
        return signal == null ? end : RunEnd.signalled(signal);
    }

    /** Puts the end on record. */
    void end(RunEnd end, Instant completedAt, long dropped) {
        if (journal != null) {
            journal.appendEssential(new JournalEntry.RunEnded(
                    number,
                    end.status(),
                    end.errorMessage(),
                    end.errorType(),
                    end.exitCode(),
                    end.signal(),
                    completedAt,
                    dropped));
        }
    }

    /** Puts on record what the run has learned of itself. */
    void described(RunDescription description) {
        if (journal != null) {
            kept(journal, journal.appendEssential(new JournalEntry.RunDescribed(number, description)));
        }
    }

    /** Where a run that ends leaves the files that are still in flight. */
    OrphanedFiles orphanedFiles() {
        return recorder == null ? OrphanedFiles.none() : recorder.orphanedFiles();
    }

    /** The run has ended, and has let go of its lock. */
    void ended(TrackedRun tracked) {
        if (recorder != null) {
            recorder.ended(tracked);
        }
    }

    /** Waits, for a bounded time, until whoever listens has been told of what the calling thread has recorded. */
    void awaitTold() {
        if (recorder != null) {
            recorder.awaitTold();
        }
    }

    /** Waits, for a bounded time, until the storage holds the ended run. */
    void awaitStored() {
        if (recorder != null && isOwnRecorder) {
            recorder.close();
        }
    }
}
