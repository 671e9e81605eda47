package io.runtrack.tracking;

import io.runtrack.annotations.FileStatus;
import io.runtrack.model.EmailResult;
import io.runtrack.model.EmailResults;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunId;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.tracking.delivery.RunEnd;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tracks one run: counts its files and emails and leaves each record in the journal before the call returns, from where
 * it survives the death of the process. Safe for any thread. A run that is not completed when the JVM ends is stored as
 * {@code aborted}.
 *
 * <pre>{@code
 * try (TrackingStorage storage = TrackingStorage.open("/data/tracking");
 *         RunTracker tracker = RunTracker.builder("extract").storage(storage).build().start()) {
 *     tracker.trackFile("calls/1.json", FileStatus.SUCCESS);
 *     tracker.complete();
 * }
 * }</pre>
 */
public final class RunTracker implements AutoCloseable {
    private final RunSession session;
    private final TrackedRun run;

    private RunTracker(RunSession session, TrackedRun run) {
        this.session = session;
        this.run = run;
    }

    /**
     * Begins the description of a run.
     *
     * @param command the command's name
     * @throws IllegalArgumentException if the name is blank
     */
    public static Builder builder(String command) {
        Builder builder = new Builder(command);
        if (command.isBlank()) {
            throw new IllegalArgumentException("command \"" + command
                    + "\" is blank; give the name that the run is to be found by, \"extract\" for example");
        }
        return builder;
    }

    /**
     * Starts the run: from here on it is on record.
     *
     * @return this tracker
     * @throws IllegalStateException if it was started before
     */
    public RunTracker start() {
        run.start();
        session.awaitTold();
        return this;
    }

    /**
     * The run's id. A given one is its id until the storage shows that another run has it, which may be some time after
     * the start; then it is a random one, and the given one is its parent's.
     */
    public String runId() {
        return run.runId();
    }

    /**
     * For the agent: the id by which runs within this one name their parent. It becomes the id that this one is stored
     * under.
     */
    public String idForChildren() {
        return run.ownId();
    }

    /** Whether the run has started and not yet ended. */
    public boolean isActive() {
        return run.isActive();
    }

    /**
     * Records a file that has been processed.
     *
     * @throws IllegalStateException if the run has not been started or has ended
     */
    public void trackFile(String path, FileStatus status) {
        trackFile(FileProcessingLog.builder(status).filePath(path).build());
    }

    /**
     * Records a file that has been processed. If somebody has taken this process for dead and closed the run in the
     * storage, the record is lost; that is logged once. Texts of more than 4 KiB are cut, with a mark; a stack at 8
     * KiB. Its run id and attempt are the tracker's business; a missing start is set to now.
     *
     * @throws IllegalStateException if the run has not been started or has ended
     */
    public void trackFile(FileProcessingLog log) {
        if (!run.recordFile(log) && !run.isClosedByAnother()) {
            throw notActive("file " + log.filePath());
        }
    }

    /**
     * Records what became of a batch of emails.
     *
     * @throws IllegalStateException if the run has not been started or has ended
     */
    public void recordEmailResults(EmailResults results) {
        results.all().forEach(result -> {
            if (!run.recordEmail(result) && !run.isClosedByAnother()) {
                throw notActive("email to " + result.email());
            }
        });
    }

    /**
     * Ends the run; its status follows from what was counted. Waits, for a bounded time, until the storage holds it.
     *
     * @return the run as it ended; of a run that had ended before, that end
     * @throws IllegalStateException if the run has not been started: then there is nothing that could have succeeded
     */
    public RunMetadata complete() {
        requireStarted();
        run.end((Integer) null);
        return stored();
    }

    /**
     * Ends the run with a status of the caller's choice. Waits, for a bounded time, until the storage holds it.
     *
     * @return the run as it ended; of a run that had ended before, that end
     * @throws IllegalArgumentException if the status is {@code RUNNING}
     * @throws IllegalStateException if the run has not been started
     */
    public RunMetadata complete(RunStatus status, @Nullable String errorMessage) {
        if (!status.isFinal()) {
            throw new IllegalArgumentException(
                    "status " + status + " is not an end; give one of SUCCESS, PARTIAL_SUCCESS, FAILED, ABORTED");
        }
        requireStarted();
        run.end(new RunEnd(status, errorMessage, null, null, null));
        return stored();
    }

    /** The run as it stands now. */
    public RunMetadata metadata() {
        return run.metadata();
    }

    /**
     * Ends a run that has not been completed, as {@code aborted}: whoever leaves a try block early did not complete it.
     */
    @Override
    public void close() {
        if (run.isActive()) {
            complete(RunStatus.ABORTED, "closed before the command completed");
        }
    }

    /** For the agent: a file begins to be processed. Never throws, never waits. */
    public FileInFlight startFile(
            String method, @Nullable String path, @Nullable String fileType, @Nullable String agentId) {
        return run.startFile(new FileInFlight.Subject(method, path, fileType, agentId));
    }

    /**
     * For the agent: the processing of a file has ended. What the builder leaves open (start, duration, path, type,
     * agent) is filled in.
     *
     * @return false if the run had ended before and the record belongs to the implicit run
     */
    public boolean endFile(FileInFlight file, FileProcessingLog.Builder log) {
        return told(run.endFile(file, log));
    }

    /** For the agent: the file is not processed yet, after all; it leaves no record. */
    public void withdrawFile(FileInFlight file) {
        run.withdrawFile(file);
    }

    /**
     * For the agent: a file that was withdrawn, of this run or another, is processed now; its time counts from its
     * first start.
     */
    public FileInFlight resumeFile(FileInFlight withdrawn) {
        return run.startFile(withdrawn.again());
    }

    /** For the agent: a file that was in flight before, in this run or another, is processed once more. */
    public FileInFlight restartFile(FileInFlight before) {
        return run.startFile(before.subject());
    }

    /**
     * For the agent: an email to one recipient. Answers false if the run has ended and the record belongs to the
     * implicit run.
     */
    public boolean recordEmail(EmailResult result) {
        return told(run.recordEmail(result));
    }

    /** For the agent: records that could not be made. */
    public void countDropped(int records) {
        run.countDropped(records);
    }

    /** For the agent, which waits for no storage: the command threw. */
    public RunMetadata fail(String errorType, @Nullable String message) {
        return told(run.end(RunEnd.failed(errorType, message)));
    }

    /** For the agent, which waits for no storage: the command returned. */
    public RunMetadata end() {
        return told(run.end((Integer) null));
    }

    /** For the agent, which waits for no storage: the command returned an exit code. */
    public RunMetadata exit(int code) {
        return told(code == 0 ? run.end(Integer.valueOf(0)) : run.end(RunEnd.exited(code)));
    }

    /**
     * For the agent, which waits for no storage: the command returned, and told itself that it did not succeed.
     *
     * @param status {@code FAILED} or {@code ABORTED}
     * @param message null for the one that the exit code has, if that is not 0
     * @param exitCode the code with which it ended; null if it has none
     */
    public RunMetadata end(
            RunStatus status, @Nullable String errorType, @Nullable String message, @Nullable Integer exitCode) {
        return told(run.end(RunEnd.reported(status, errorType, message, exitCode)));
    }

    /**
     * For the agent, which waits for no storage: the command returned, and what its run has counted tells how it ended.
     *
     * @param exitCode the code with which it ended; null if it has none
     */
    public RunMetadata end(@Nullable Integer exitCode) {
        return told(run.end(exitCode));
    }

    /** The caller goes on once whoever listens has heard of it, if that is soon. */
    private <T> T told(T outcome) {
        session.awaitTold();
        return outcome;
    }

    private RunMetadata stored() {
        session.awaitStored();
        return run.metadata();
    }

    private void requireStarted() {
        if (!run.isActive() && !run.hasEnded()) {
            throw new IllegalStateException(
                    "run " + run.runId() + " cannot be completed: it has not been started; call start() first");
        }
    }

    private IllegalStateException notActive(String what) {
        return new IllegalStateException(what + " cannot be recorded: run " + run.runId()
                + (run.hasEnded() ? " has ended; start a new tracker" : " has not been started; call start()"));
    }

    /** Describes a run before it starts; for one thread. */
    public static final class Builder {
        private final RunMetadata.Builder run;
        private final Map<String, String> labels = new LinkedHashMap<>();
        private RunSession session = RunSession.COUNTING;
        private @Nullable String givenId;
        private boolean implicit;

        private Builder(String command) {
            run = RunMetadata.builder(RandomId.next().toString(), command, Instant.EPOCH);
        }

        /** For the agent: a run of the given recorder. */
        Builder(String command, RunSession session) {
            this(command);
            this.session = session;
        }

        public Builder subcommand(@Nullable String value) {
            run.subcommand(value);
            return this;
        }

        public Builder configPath(@Nullable String value) {
            run.configPath(value);
            return this;
        }

        /** The date that the run works on, as the user gave it; ISO 8601 by custom. */
        public Builder targetDate(@Nullable String value) {
            run.targetDate(value);
            return this;
        }

        /** The user's own marks, added to those given before. */
        public Builder labels(Map<String, String> values) {
            labels.putAll(values);
            return this;
        }

        /** Where the run is stored. Without one it is only counted. */
        public Builder storage(TrackingStorage storage) {
            session = RecorderSession.byHand(storage);
            return this;
        }

        /**
         * A given id instead of a random one, unless another run has it: then the run keeps a random one, and the given
         * one becomes its parent's. Which it is, is known when the run is stored; see {@link RunTracker#runId}.
         *
         * @throws IllegalArgumentException if it does not match {@code [A-Za-z0-9][A-Za-z0-9._-]{0,63}}
         */
        public Builder runId(String value) {
            givenId = RunId.check(value);
            return this;
        }

        /**
         * The run that this one was started by.
         *
         * @throws IllegalArgumentException if it cannot be a run's id
         */
        public Builder parentRunId(@Nullable String value) {
            run.parentRunId(value == null ? null : RunId.check(value));
            return this;
        }

        /** For the agent: the run that holds what no command's run holds; it ends with the JVM as a command would. */
        public Builder implicit() {
            implicit = true;
            return this;
        }

        public RunTracker build() {
            return new RunTracker(
                    session, new TrackedRun(session, run.labels(labels).build(), givenId, implicit));
        }
    }
}
