package io.runtrack.tracking;

import io.runtrack.annotations.FileStatus;
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
    private final TrackedRun run;

    private RunTracker(TrackedRun run) {
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
        run.home().awaitTold();
        return this;
    }

    /**
     * The run's id. A given one is its id until the storage shows that another run has it, which may be some time after
     * the start; then it is a random one, and the given one is its parent's.
     */
    public String runId() {
        return run.runId();
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

    /** The same run, for code that reports calls as they begin and end. */
    RunInProgress inProgress() {
        return new RunInProgress(run);
    }

    private RunMetadata stored() {
        run.home().awaitStored();
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
        private @Nullable Recorder recorder;
        private boolean isOwnRecorder;
        private @Nullable String givenId;

        private Builder(String command) {
            run = RunMetadata.builder(RandomId.next().toString(), command, Instant.EPOCH);
        }

        /** A run of the given recorder. */
        Builder(String command, Recorder recorder) {
            this(command);
            this.recorder = recorder;
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
            recorder = Recorder.open(RecorderOptions.byDefault(storage));
            isOwnRecorder = true;
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

        /**
         * The run that this one repeats.
         *
         * @throws IllegalArgumentException if it cannot be a run's id
         */
        public Builder rerunOf(@Nullable String value) {
            run.rerunOf(value == null ? null : RunId.check(value));
            return this;
        }

        /** Which part of a fan-out this process is, such as the index of a Kubernetes pod. */
        public Builder worker(@Nullable String value) {
            run.worker(value);
            return this;
        }

        /** The span of a tracing system within which the run starts, by its ids there. */
        public Builder span(@Nullable String traceId, @Nullable String spanId) {
            run.traceId(traceId).spanId(spanId);
            return this;
        }

        public RunTracker build() {
            return new RunTracker(run(false));
        }

        TrackedRun run(boolean implicit) {
            return new TrackedRun(
                    new RunHome(recorder, isOwnRecorder), run.labels(labels).build(), givenId, implicit);
        }
    }
}
