package io.runtrack.tracking;

import io.runtrack.annotations.FileStatus;
import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunDescription;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStep;
import io.runtrack.tracking.delivery.FlyingFile;
import io.runtrack.tracking.delivery.ForwardedWork;
import io.runtrack.tracking.delivery.RunCounts;
import io.runtrack.tracking.delivery.RunEnd;
import io.runtrack.tracking.delivery.RunSteps;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state behind a {@link RunTracker}: what one run has counted and what it has in flight. Safe for any thread. A
 * crash leaves what is in the journal, which is everything that had returned.
 */
final class TrackedRun {
    /** Each is in memory and in every document of the run. */
    private final RunHome home;

    private RunClock clock; // there for good before the run is active
    private final boolean implicit;
    // One lock for counts and journal: a record is either counted and journalled before the run's end, or told that it
    // came late.
    // A monitor, because taking it allocates nothing and the JVM does not complain of it on a stack that is nearly
    // full.
    private final Object lock = new Object();
    private final RunCounts counts = new RunCounts(); // guarded by lock
    private final Attempts attempts = new Attempts(); // guarded by lock
    private @Nullable TaskAttempts taskAttempts; // of a cluster's tasks; guarded by lock
    private final RunSteps steps = new RunSteps(List.of()); // guarded by lock
    private volatile RunMetadata run; // written under lock; holds counts only once the run has ended
    private volatile @Nullable String givenId; // until it is known whether the run has it; the run is under its own id
    private final FilesInFlight inFlight = new FilesInFlight();
    private volatile boolean active;
    private volatile boolean anyFailed;
    private volatile boolean closedByAnother;

    /**
     * @param run under an id that no other run has
     * @param givenId the id that it is to have, if no other run has it
     */
    TrackedRun(RunHome home, RunMetadata run, @Nullable String givenId, boolean implicit) {
        this.home = home;
        this.clock = RunClock.startingNow(home.clock());
        this.run = run;
        this.givenId = givenId;
        this.implicit = implicit;
    }

    /** Where it is kept. */
    RunHome home() {
        return home;
    }

    void start() {
        synchronized (lock) {
            if (active || run.status().isFinal()) {
                throw new IllegalStateException(
                        "run " + runId() + " was started before; build a new tracker for another run");
            }
            clock = RunClock.startingNow(home.clock());
            RunMetadata described = home.describe(
                    shown().toBuilder().startedAt(clock.startedAt()).build());
            run = described.toBuilder().runId(ownId()).build();
            home.begin(this, run);
            if (!home.isJournalled()) { // then nobody finds out
                named(runId(), run.parentRunId());
            }
            active = true;
        }
    }

    /** The given id, as long as no other run is known to have it. */
    String runId() {
        String given = givenId;
        return given == null ? run.runId() : given;
    }

    /** The id that the run has in the home. Once it is known what the run is called, that. */
    String ownId() {
        return run.runId();
    }

    /** The given id, as long as it is not known whether the run has it. */
    @Nullable
    String givenId() {
        return givenId;
    }

    /** It is known what the run is called. */
    void named(String id, @Nullable String parent) {
        synchronized (lock) {
            run = run.toBuilder().runId(id).parentRunId(parent).build();
            givenId = null;
        }
    }

    boolean isActive() {
        return active;
    }

    boolean isImplicit() {
        return implicit;
    }

    boolean hasEnded() {
        return run.status().isFinal();
    }

    RunMetadata metadata() {
        synchronized (lock) {
            return hasEnded()
                    ? shown()
                    : counts.applyTo(shown().toBuilder()).steps(steps.all()).build();
        }
    }

    private RunMetadata shown() {
        String given = givenId;
        return given == null ? run : run.toBuilder().runId(given).build();
    }

    /** Records that could not be kept, so far. */
    long dropped() {
        synchronized (lock) {
            return counts.dropped();
        }
    }

    /** Whether it goes on, and nothing of it is on record but its start. */
    boolean isEmpty() {
        synchronized (lock) {
            return active && counts.areEmpty() && inFlight.all().isEmpty();
        }
    }

    /**
     * Describes the run anew while it goes on.
     *
     * @param onlyIfEmpty whether a run that has a record, or a file in flight, is left as it is
     * @return false if it is left so
     */
    boolean describe(RunDescription description, boolean onlyIfEmpty) {
        synchronized (lock) {
            if (!active || (onlyIfEmpty && !isEmpty())) {
                return false;
            }
            run = description.applyTo(run);
            home.described(description);
            return true;
        }
    }

    /** Records a file that was never in flight here. False if the run is not active. */
    boolean recordFile(FileProcessingLog log) {
        FileProcessingLog complete =
                log.startedAt() == null ? log.toBuilder().startedAt(clock.now()).build() : log;
        synchronized (lock) {
            if (active) {
                record("", complete, FileInFlight.NO_SLOT);
            }
            return active;
        }
    }

    /**
     * Records a file that another process has processed for this run. False if the run is not active.
     *
     * @param work in which work of a cluster; null where that is not known
     */
    boolean recordForwarded(FileProcessingLog log, @Nullable ForwardedWork work) {
        synchronized (lock) {
            if (active) {
                forwarded(log, work);
            }
            return active;
        }
    }

    private void forwarded(FileProcessingLog log, @Nullable ForwardedWork work) {
        String path = log.filePath();
        if (work == null || path == null) {
            record(work == null ? "" : work.method(), log, FileInFlight.NO_SLOT);
            return;
        }
        TaskAttempts tasks = taskAttempts;
        if (tasks == null) {
            tasks = new TaskAttempts();
            taskAttempts = tasks;
        }
        TaskAttempts.Earlier earlier = tasks.earlier(work, path);
        if (earlier == null) {
            int attempt = count(work.method(), path, log.status());
            tasks.put(work, path, attempt, log.status());
            kept(home.fileEnded(log.toBuilder().attempt(attempt).build(), null));
        } else {
            int attempt = earlier.attempt() + 1;
            counts.countInstead(log.status(), earlier.status());
            attempts.ended(work.method(), path, log.status());
            tasks.put(work, path, attempt, log.status());
            kept(home.fileEnded(log.toBuilder().attempt(attempt).build(), earlier.status()));
        }
    }

    /** What is in flight now. */
    void addInFlight(int number, List<FlyingFile> files) {
        for (FileInFlight file : inFlight.all()) {
            files.add(new FlyingFile(
                    number, file.path(), file.type(), file.agentId(), file.startedMicros(), file.work()));
        }
    }

    FileInFlight startFile(FileInFlight.Subject subject) {
        long nanos = System.nanoTime();
        return startFile(new FileInFlight(subject, nanos, clock.epochMicros(nanos)));
    }

    FileInFlight startFile(FileInFlight file) {
        file.slot(home.enter(file, anyFailed ? currentAttempt(file.method(), file.path()) : 1));
        inFlight.add(file);
        return file;
    }

    /** Forgets a file in flight, unless the end of the run has made its record. */
    void withdrawFile(FileInFlight file) {
        if (file.beginEnd()) {
            synchronized (lock) {
                inFlight.remove(file);
                file.markEnded();
                home.leave(file.slot());
            }
        }
    }

    /**
     * Makes the record of a file in flight, unless the end of the run has made it. False if the run had ended before
     * that.
     */
    boolean endFile(FileInFlight file, FileProcessingLog.Builder log) {
        if (!file.beginEnd()) {
            return true;
        }
        FileProcessingLog ending = (file.work() == null ? log : log.worker(file.work())).build();
        boolean prepared = home.prepare(file, ending); // all that takes time, before the lock
        synchronized (lock) {
            inFlight.remove(file);
            boolean recorded = file.hasEnded();
            file.markEnded();
            if (recorded || !active) {
                home.leave(file.slot());
            } else if (prepared) {
                int attempt = count(file.method(), file.path(), ending.status());
                kept(home.fileEnded(file, attempt));
            } else {
                record(file.method(), file.complete(ending), file.slot());
            }
            return recorded || active;
        }
    }

    /** False if the run is not active. */
    boolean recordEmail(EmailResult result) {
        synchronized (lock) {
            if (active) {
                counts.countEmail(result.status());
                if (!home.email(result)) {
                    counts.countDropped();
                }
            }
            return active;
        }
    }

    /** False if the run is not active. */
    boolean recordStep(RunStep step) {
        synchronized (lock) {
            if (active && steps.put(step)) {
                kept(home.step(step));
            } else if (active) {
                counts.countDropped();
            }
            return active;
        }
    }

    /** Counts records that could not be made. */
    void countDropped(int records) {
        synchronized (lock) {
            if (active) {
                counts.countDropped(records);
            }
        }
    }

    /** Ends the run as its counts say. */
    RunMetadata end(@Nullable Integer exitCode) {
        synchronized (lock) {
            RunEnd end = counts.endOfCommand();
            return end(exitCode == null ? end : end.withExitCode(exitCode));
        }
    }

    /** Ends the run, once; answers how it ended. */
    RunMetadata end(RunEnd given) {
        synchronized (lock) {
            if (hasEnded()) {
                return shown();
            }
            end(home.overruled(given), clock.now());
        }
        home.ended(this);
        return metadata();
    }

    /** Ends the run as somebody has closed it in the storage; what had been recorded before belongs to it. */
    void endAsClosed(RunMetadata closed) {
        synchronized (lock) {
            if (hasEnded()) {
                return;
            }
            closedByAnother = true;
            Instant completedAt = closed.completedAt();
            end(RunEnd.of(closed), completedAt == null ? clock.now() : completedAt);
        }
        home.ended(this);
    }

    private void end(RunEnd end, Instant completedAt) {
        active = false;
        run = end.applyTo(counts.applyTo(run.toBuilder()))
                .steps(steps.all())
                .completedAt(completedAt)
                .build();
        home.end(end, completedAt, counts.dropped());
        inFlight.leaveTo(home.orphanedFiles().of(lock));
    }

    /** Whether somebody else has ended it, of which whoever records knows nothing. */
    boolean isClosedByAnother() {
        return closedByAnother;
    }

    /** Ends the run because the JVM ends: what is in flight is recorded as aborted first. */
    void endFromOutside(JvmExit.Cause cause) {
        RunEnd end = cause.endOf(implicit);
        synchronized (lock) {
            if (hasEnded()) {
                return;
            }
            String reason = (end == null ? RunEnd.jvmEnded() : end).errorMessage();
            for (FileInFlight file : inFlight.all()) {
                abort(file, reason);
            }
            if (end == null) {
                end(cause.status());
            } else {
                end(end);
            }
        }
    }

    /** Makes the record of a file whose processing goes on; when it ends, it finds that it comes too late. */
    private void abort(FileInFlight file, @Nullable String reason) {
        if (file.hasEnded() || !active) {
            return;
        }
        file.markEnded();
        FileProcessingLog log = file.complete(aborted(reason));
        kept(home.fileAborted(counted(file.method(), log), file.slot()));
    }

    /** What is recorded of a file that was in flight when its JVM ended. */
    static FileProcessingLog aborted(@Nullable String reason) {
        return FileProcessingLog.builder(FileStatus.FAILED)
                .errorType("Aborted")
                .errorMessage(reason)
                .build();
    }

    private void record(String method, FileProcessingLog log, int slot) {
        kept(home.fileEnded(counted(method, log), slot));
    }

    private FileProcessingLog counted(String method, FileProcessingLog log) {
        int attempt = count(method, log.filePath(), log.status());
        return attempt == log.attempt() ? log : log.toBuilder().attempt(attempt).build();
    }

    /**
     * Counts a file and answers which attempt it was. In this order: if the stack or the heap ends in between, a
     * failure is counted once too often, but never taken back without having been counted.
     */
    private int count(String method, @Nullable String path, FileStatus status) {
        int attempt = attempts.current(method, path);
        if (status == FileStatus.FAILED) {
            anyFailed = true;
        }
        counts.countFile(status, attempt);
        attempts.ended(method, path, status);
        return attempt;
    }

    private void kept(boolean kept) {
        if (!kept) {
            counts.countDropped();
        }
    }

    private int currentAttempt(String method, @Nullable String path) {
        synchronized (lock) {
            return attempts.current(method, path);
        }
    }
}
