package io.runtrack.agent.context;

import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunDescription;
import io.runtrack.model.RunStep;
import io.runtrack.tracking.FileInFlight;
import io.runtrack.tracking.RunInProgress;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What a framework does, as a run: a job, a frame, or a part of the tracked command that it is called in. What a part
 * records is the command's, and how it ends is not recorded. A frame that has given its run to a command is empty; when
 * it fails by itself after that, it becomes a run of its own. Safe for any thread.
 */
public final class CapturedRun {
    private static final int MOST_FAILURES = 64;
    private static final int MOST_CAUSES = 64;

    /** What it stands for. */
    enum Role {
        PART,
        JOB,
        FRAME
    }

    private final ActiveRuns runs;
    private final RunInProgress run;
    private final Role role;
    private final AtomicBoolean ended = new AtomicBoolean();

    private volatile RunDescription description;
    private volatile @Nullable RunInProgress successor;
    private volatile @Nullable RunEnding whenProcessEnds;

    private boolean commandFailed; // guarded by this
    private final List<WeakReference<Throwable>> failures = new ArrayList<>(0); // of commands; guarded by this

    CapturedRun(ActiveRuns runs, RunInProgress run, Role role, RunDescription description) {
        this.runs = runs;
        this.run = run;
        this.role = role;
        this.description = description;
    }

    RunInProgress run() {
        return run;
    }

    boolean isFrame() {
        return role == Role.FRAME;
    }

    /** Whether it is a part of a tracked command, or has given its run away: what it says of itself is not recorded. */
    public boolean isElsewhere() {
        return role == Role.PART || run.isHandedOver();
    }

    /** Completes what the run says of itself while it goes on; its id and its start stay. */
    public void describe(RunDescription completed) {
        description = completed;
        if (role != Role.PART) {
            run.describe(completed);
        }
    }

    /** A file begins to be processed for this run, on whatever thread; see {@link RunInProgress#startFile}. */
    public FileInFlight startFile(
            String method, @Nullable String path, @Nullable String fileType, @Nullable String agentId) {
        return run.startFile(method, path, fileType, agentId);
    }

    /** The processing has ended. A record that comes after the end of the run is the process's. */
    public void endFile(FileInFlight file, FileProcessingLog.Builder log) {
        if (!run.endFile(file, log)) {
            runs.implicitRun().recordFile(file.complete(log.build()));
        }
    }

    /** The file was not processed, after all. */
    public void withdrawFile(FileInFlight file) {
        run.withdrawFile(file);
    }

    /** A step of the job has begun, or ended. */
    public void recordStep(RunStep step) {
        run.recordStep(step);
    }

    /** Says how the run ends if the process ends first; without this it ends as a command does that is interrupted. */
    public void endsWithProcess(RunEnding ending) {
        whenProcessEnds = ending;
    }

    /** The run ends, once. */
    public void end(RunEnding ending) {
        if (role == Role.PART || !ended.compareAndSet(false, true)) {
            return;
        }
        if (!run.isHandedOver()) {
            runs.end(this, ending);
            return;
        }
        runs.forget(this);
        if (isOwnFailure(ending)) {
            runs.recordFailure(description, ending);
        }
    }

    /** Before the JVM's shutdown hooks run: it exits with this status. */
    void processExits(int status) {
        RunEnding expected = whenProcessEnds;
        if (!run.isHandedOver()) {
            if (expected != null && !expected.isSuccess()) {
                end(expected.withExitCode(status));
            } // else how the process ends decides
            return;
        }
        RunInProgress command = successor;
        if (command == null || !command.isActive()) {
            end(expected == null || expected.isSuccess() ? RunEnding.exited(status) : expected.withExitCode(status));
        }
    }

    /** Before the JVM's shutdown hooks run: it has run out of threads. */
    void processRunsOut() {
        RunEnding expected = whenProcessEnds;
        if (expected != null) {
            end(expected);
        }
    }

    /** Gives the run to a command, unless it has a record of its own. Null if it keeps it. */
    @Nullable
    RunInProgress handOver(RunDescription command) {
        RunInProgress given = run.handOver(command);
        if (given != null) {
            successor = given;
        }
        return given;
    }

    /** Whether a command may still get the run. */
    boolean mayBeHandedOver() {
        return isFrame() && run.mayBeHandedOver();
    }

    /** A command has failed meanwhile, if only in part; the frame may fail by the same. */
    synchronized void commandFailed(@Nullable Throwable thrown) {
        commandFailed = true;
        if (thrown != null && failures.size() < MOST_FAILURES) {
            failures.add(new WeakReference<>(thrown));
        }
    }

    /** Not when it only passes on what a command has failed with, and has on record. */
    private synchronized boolean isOwnFailure(RunEnding ending) {
        if (ending.isSuccess()) {
            return false;
        }
        Throwable cause = ending.thrown();
        if (cause == null) {
            return !commandFailed;
        }
        for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
            for (WeakReference<Throwable> each : failures) {
                if (each.refersTo(cause)) {
                    return false;
                }
            }
            cause = RunEnding.causeOf(cause);
        }
        return true;
    }
}
