package io.runtrack.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One run of a command: when it started and ended, how, and what it counted. Counts go by each file's last attempt.
 *
 * @param schemaVersion the layout's version
 * @param runId unique; matches {@code [A-Za-z0-9][A-Za-z0-9._-]{0,63}}
 * @param command the command's name
 * @param subcommand the subcommand's name
 * @param configPath the configuration file that the command was given
 * @param targetDate the date that the command was to work on
 * @param startedAt when the run started; its UTC date decides where its documents lie
 * @param completedAt when it ended; null while it goes on
 * @param status where it stands
 * @param totalFiles files processed
 * @param successCount files whose last attempt succeeded
 * @param failedCount files whose last attempt failed
 * @param skippedCount files whose last attempt was skipped
 * @param emailsSent emails sent
 * @param emailsFailed emails that failed
 * @param emailsSkipped emails that were skipped
 * @param errorMessage why the run failed or was aborted
 * @param errorType the simple class name of the exception that ended it
 * @param exitCode the code with which it ended, 128 + n for signals
 * @param signal the number of the signal that ended it
 * @param parentRunId the run that this one was started by
 * @param heartbeatAt the last sign of life
 * @param checkpointMs how often the heartbeat is renewed, in milliseconds
 * @param droppedRecords records that could not be kept
 * @param labels the user's own marks, in the order given
 * @param environment the process
 * @param rerunOf the run that this one repeats
 * @param worker which part of a fan-out the process is, such as the index of a Kubernetes pod
 * @param traceId the trace that the run is part of
 * @param spanId the span in which it started
 * @param steps its steps that have ended, in the order of their ends
 * @param emailResults each email's result, once the run has ended
 */
public record RunMetadata(
        String schemaVersion,
        String runId,
        String command,
        @Nullable String subcommand,
        @Nullable String configPath,
        @Nullable String targetDate,
        Instant startedAt,
        @Nullable Instant completedAt,
        RunStatus status,
        long totalFiles,
        long successCount,
        long failedCount,
        long skippedCount,
        long emailsSent,
        long emailsFailed,
        long emailsSkipped,
        @Nullable String errorMessage,
        @Nullable String errorType,
        @Nullable Integer exitCode,
        @Nullable Integer signal,
        @Nullable String parentRunId,
        @Nullable Instant heartbeatAt,
        @Nullable Long checkpointMs,
        long droppedRecords,
        Map<String, String> labels,
        RunEnvironment environment,
        @Nullable String rerunOf,
        @Nullable String worker,
        @Nullable String traceId,
        @Nullable String spanId,
        List<RunStep> steps,
        List<EmailResult> emailResults) {

    public RunMetadata {
        labels = Labels.of(labels);
        steps = List.copyOf(steps);
        emailResults = List.copyOf(emailResults);
    }

    /** The version of the layout that this library writes. */
    public static final String SCHEMA_VERSION = "1.0";

    public static Builder builder(String runId, String command, Instant startedAt) {
        return new Builder(runId, command, startedAt);
    }

    public Builder toBuilder() {
        return new Builder(runId, command, startedAt)
                .schemaVersion(schemaVersion)
                .subcommand(subcommand)
                .configPath(configPath)
                .targetDate(targetDate)
                .completedAt(completedAt)
                .status(status)
                .totalFiles(totalFiles)
                .successCount(successCount)
                .failedCount(failedCount)
                .skippedCount(skippedCount)
                .emailsSent(emailsSent)
                .emailsFailed(emailsFailed)
                .emailsSkipped(emailsSkipped)
                .errorMessage(errorMessage)
                .errorType(errorType)
                .exitCode(exitCode)
                .signal(signal)
                .parentRunId(parentRunId)
                .heartbeatAt(heartbeatAt)
                .checkpointMs(checkpointMs)
                .droppedRecords(droppedRecords)
                .labels(labels)
                .environment(environment)
                .rerunOf(rerunOf)
                .worker(worker)
                .traceId(traceId)
                .spanId(spanId)
                .steps(steps)
                .emailResults(emailResults);
    }

    /** Collects the parts of a {@link RunMetadata}; for one thread. */
    public static final class Builder {
        private String schemaVersion = SCHEMA_VERSION;
        private String runId;
        private String command;
        private @Nullable String subcommand;
        private @Nullable String configPath;
        private @Nullable String targetDate;
        private Instant startedAt;
        private @Nullable Instant completedAt;
        private RunStatus status = RunStatus.RUNNING;
        private long totalFiles;
        private long successCount;
        private long failedCount;
        private long skippedCount;
        private long emailsSent;
        private long emailsFailed;
        private long emailsSkipped;
        private @Nullable String errorMessage;
        private @Nullable String errorType;
        private @Nullable Integer exitCode;
        private @Nullable Integer signal;
        private @Nullable String parentRunId;
        private @Nullable Instant heartbeatAt;
        private @Nullable Long checkpointMs;
        private long droppedRecords;
        private Map<String, String> labels = Map.of();
        private RunEnvironment environment = RunEnvironment.UNKNOWN;
        private @Nullable String rerunOf;
        private @Nullable String worker;
        private @Nullable String traceId;
        private @Nullable String spanId;
        private List<RunStep> steps = List.of();
        private List<EmailResult> emailResults = List.of();

        private Builder(String runId, String command, Instant startedAt) {
            this.runId = Objects.requireNonNull(runId, "runId");
            this.command = Objects.requireNonNull(command, "command: a run needs the name of its command");
            this.startedAt = Objects.requireNonNull(startedAt, "startedAt");
        }

        public Builder schemaVersion(String value) {
            schemaVersion = value;
            return this;
        }

        public Builder runId(String value) {
            runId = value;
            return this;
        }

        public Builder command(String value) {
            command = Objects.requireNonNull(value, "command: a run needs the name of its command");
            return this;
        }

        public Builder subcommand(@Nullable String value) {
            subcommand = value;
            return this;
        }

        public Builder configPath(@Nullable String value) {
            configPath = value;
            return this;
        }

        public Builder targetDate(@Nullable String value) {
            targetDate = value;
            return this;
        }

        public Builder startedAt(Instant value) {
            startedAt = value;
            return this;
        }

        public Builder completedAt(@Nullable Instant value) {
            completedAt = value;
            return this;
        }

        public Builder status(RunStatus value) {
            status = value;
            return this;
        }

        public Builder totalFiles(long value) {
            totalFiles = value;
            return this;
        }

        public Builder successCount(long value) {
            successCount = value;
            return this;
        }

        public Builder failedCount(long value) {
            failedCount = value;
            return this;
        }

        public Builder skippedCount(long value) {
            skippedCount = value;
            return this;
        }

        public Builder emailsSent(long value) {
            emailsSent = value;
            return this;
        }

        public Builder emailsFailed(long value) {
            emailsFailed = value;
            return this;
        }

        public Builder emailsSkipped(long value) {
            emailsSkipped = value;
            return this;
        }

        public Builder errorMessage(@Nullable String value) {
            errorMessage = value;
            return this;
        }

        public Builder errorType(@Nullable String value) {
            errorType = value;
            return this;
        }

        public Builder exitCode(@Nullable Integer value) {
            exitCode = value;
            return this;
        }

        public Builder signal(@Nullable Integer value) {
            signal = value;
            return this;
        }

        public Builder parentRunId(@Nullable String value) {
            parentRunId = value;
            return this;
        }

        public Builder heartbeatAt(@Nullable Instant value) {
            heartbeatAt = value;
            return this;
        }

        public Builder checkpointMs(@Nullable Long value) {
            checkpointMs = value;
            return this;
        }

        public Builder droppedRecords(long value) {
            droppedRecords = value;
            return this;
        }

        public Builder labels(Map<String, String> value) {
            labels = value;
            return this;
        }

        public Builder environment(RunEnvironment value) {
            environment = value;
            return this;
        }

        public Builder rerunOf(@Nullable String value) {
            rerunOf = value;
            return this;
        }

        public Builder worker(@Nullable String value) {
            worker = value;
            return this;
        }

        public Builder traceId(@Nullable String value) {
            traceId = value;
            return this;
        }

        public Builder spanId(@Nullable String value) {
            spanId = value;
            return this;
        }

        public Builder steps(List<RunStep> value) {
            steps = value;
            return this;
        }

        public Builder emailResults(List<EmailResult> value) {
            emailResults = value;
            return this;
        }

        public RunMetadata build() {
            return new RunMetadata(
                    schemaVersion,
                    runId,
                    command,
                    subcommand,
                    configPath,
                    targetDate,
                    startedAt,
                    completedAt,
                    status,
                    totalFiles,
                    successCount,
                    failedCount,
                    skippedCount,
                    emailsSent,
                    emailsFailed,
                    emailsSkipped,
                    errorMessage,
                    errorType,
                    exitCode,
                    signal,
                    parentRunId,
                    heartbeatAt,
                    checkpointMs,
                    droppedRecords,
                    labels,
                    environment,
                    rerunOf,
                    worker,
                    traceId,
                    spanId,
                    steps,
                    emailResults);
        }
    }
}
