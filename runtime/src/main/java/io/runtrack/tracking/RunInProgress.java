package io.runtrack.tracking;

import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunDescription;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.model.RunStep;
import io.runtrack.tracking.delivery.ForwardedWork;
import io.runtrack.tracking.delivery.RunEnd;
import org.jspecify.annotations.Nullable;

/**
 * A run in progress, for code that reports calls as they begin and end: the agent, and the callbacks of a batch. It
 * does what {@link RunTracker} does for people, but nothing here throws or waits for a storage. Safe for any thread.
 */
public final class RunInProgress {
    private final TrackedRun run;
    private final @Nullable TaskOfRun task;
    private volatile boolean handedOver;

    RunInProgress(TrackedRun run) {
        this(run, null);
    }

    private RunInProgress(TrackedRun run, @Nullable TaskOfRun task) {
        this.run = run;
        this.task = task;
    }

    /** The same run, for what a task of a cluster records. */
    public RunInProgress within(TaskOfRun work) {
        return new RunInProgress(run, work);
    }

    /** Starts the run that is described: from here on it is on record. */
    public static RunInProgress start(RunTracker.Builder description) {
        return start(description, false);
    }

    /** Starts the run that holds what no command's run holds; it ends with the JVM as a command would. */
    public static RunInProgress startImplicit(RunTracker.Builder description) {
        return start(description, true);
    }

    /** The same run as the tracker's, which somebody else starts and ends. */
    public static RunInProgress of(RunTracker tracker) {
        return tracker.inProgress();
    }

    private static RunInProgress start(RunTracker.Builder description, boolean implicit) {
        RunInProgress started = new RunInProgress(description.run(implicit));
        started.run.start();
        started.run.home().awaitTold();
        return started;
    }

    /** The run's id, as {@link RunTracker#runId} tells it. */
    public String runId() {
        return run.runId();
    }

    /** The id by which runs within this one name their parent. It becomes the id that this one is stored under. */
    public String idForChildren() {
        return run.ownId();
    }

    /** Whether the run has started and not yet ended, and is not somebody else's by now. */
    public boolean isActive() {
        return !handedOver && run.isActive();
    }

    /**
     * Describes the run anew while it goes on: command, subcommand, config path and target date, and labels beside
     * those that it has. Its id and its start stay. Does nothing once it has ended, or is somebody else's.
     */
    public void describe(RunDescription description) {
        if (!handedOver && run.describe(description, false)) {
            run.home().awaitTold();
        }
    }

    /**
     * Gives the run to somebody else who goes on with it under another description, unless it has a record of its own.
     * From then on it is over for whoever holds this, who can neither end nor describe it.
     *
     * @return the run for the other one; null if this one keeps it
     */
    public synchronized @Nullable RunInProgress handOver(RunDescription description) {
        if (handedOver || !run.describe(description, true)) {
            return null;
        }
        handedOver = true;
        return new RunInProgress(run);
    }

    /** Whether it could be given away now: it goes on, and has no record of its own. */
    public boolean mayBeHandedOver() {
        return !handedOver && run.isEmpty();
    }

    /** Whether it is somebody else's. */
    public boolean isHandedOver() {
        return handedOver;
    }

    /** The run as it stands now. */
    public RunMetadata metadata() {
        return run.metadata();
    }

    /** Records a file that was never in flight here. False if the run is not active. */
    public boolean recordFile(FileProcessingLog log) {
        return run.recordFile(log);
    }

    /**
     * Records a file that another process has processed for this run. False if the run is not active.
     *
     * @param work in which work of a cluster; null where that is not known
     */
    boolean recordForwarded(FileProcessingLog log, @Nullable ForwardedWork work) {
        return run.recordForwarded(log, work);
    }

    /** A file begins to be processed. */
    public FileInFlight startFile(
            String method, @Nullable String path, @Nullable String fileType, @Nullable String agentId) {
        return run.startFile(
                new FileInFlight.Subject(method, path, fileType, agentId, task == null ? null : task.begin(method)));
    }

    /**
     * The processing of a file has ended. What the builder leaves open (start, duration, path, type, agent) is filled
     * in.
     *
     * @return false if the run had ended before and the record belongs to the implicit run
     */
    public boolean endFile(FileInFlight file, FileProcessingLog.Builder log) {
        if (task != null && task.isSuperseded()) {
            run.withdrawFile(file);
            return true;
        }
        return told(run.endFile(file, log));
    }

    /** The file is not processed yet, after all; it leaves no record. */
    public void withdrawFile(FileInFlight file) {
        run.withdrawFile(file);
    }

    /** A file that was withdrawn, of this run or another, is processed now; its time counts from its first start. */
    public FileInFlight resumeFile(FileInFlight withdrawn) {
        return run.startFile(withdrawn.again());
    }

    /** A file that was in flight before, in this run or another, is processed once more. */
    public FileInFlight restartFile(FileInFlight before) {
        return run.startFile(before.subject());
    }

    /** An email to one recipient. Answers false if the run has ended and the record belongs to the implicit run. */
    public boolean recordEmail(EmailResult result) {
        if (task != null) {
            task.works();
        }
        return told(run.recordEmail(result));
    }

    /**
     * A step of the run has begun, or ended. Answers false if the run has ended before it: then the step is on no
     * record, since its run's counts are final.
     */
    public boolean recordStep(RunStep step) {
        return told(run.recordStep(step));
    }

    /** Counts records that could not be made. */
    public void countDropped(int records) {
        run.countDropped(records);
    }

    /** The command threw. */
    public RunMetadata fail(String errorType, @Nullable String message) {
        return end(RunEnd.failed(errorType, message));
    }

    /** The command returned. */
    public RunMetadata end() {
        return end((Integer) null);
    }

    /** The command returned an exit code. */
    public RunMetadata exit(int code) {
        return code == 0 ? end(Integer.valueOf(0)) : end(RunEnd.exited(code));
    }

    /**
     * The command returned, and told itself that it did not succeed.
     *
     * @param status {@code FAILED} or {@code ABORTED}
     * @param message null for the one that the exit code has, if that is not 0
     * @param exitCode the code with which it ended; null if it has none
     */
    public RunMetadata end(
            RunStatus status, @Nullable String errorType, @Nullable String message, @Nullable Integer exitCode) {
        return end(RunEnd.reported(status, errorType, message, exitCode));
    }

    /**
     * The command returned, and what its run has counted tells how it ended.
     *
     * @param exitCode the code with which it ended; null if it has none
     */
    public RunMetadata end(@Nullable Integer exitCode) {
        return handedOver ? run.metadata() : told(run.end(exitCode));
    }

    private RunMetadata end(RunEnd end) {
        return handedOver ? run.metadata() : told(run.end(end));
    }

    /** The caller goes on once whoever listens has heard of it, if that is soon. */
    private <T> T told(T outcome) {
        run.home().awaitTold();
        return outcome;
    }
}
