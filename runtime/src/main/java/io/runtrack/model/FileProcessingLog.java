package io.runtrack.model;

import io.runtrack.annotations.FileStatus;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a run's file log: one call that processed one file.
 *
 * @param runId the run that the record belongs to; null until it has been given to one
 * @param filePath the path as the application named it
 * @param fileType {@code audio}, {@code transcript}, {@code report} or whatever the application says
 * @param agentId the call-centre agent whom the file belongs to
 * @param status how it ended
 * @param errorType the exception's simple class name
 * @param errorMessage the exception's message
 * @param processingTimeMs how long it took, in milliseconds
 * @param outputPath the path of what was made of it
 * @param startedAt when the call was entered
 * @param attempt 1 for the first call, 2 for the one that follows a failed first one, and so on
 * @param errorStack the failure's stack trace, shortened; null unless it failed
 * @param worker which part of a fan-out processed it; null where that is its run's
 * @param itemsRead items that were read from it; null where nobody counts them
 * @param itemsSkipped items of it that failed and were passed over, in reading, processing and writing
 */
public record FileProcessingLog(
        @Nullable String runId,
        @Nullable String filePath,
        @Nullable String fileType,
        @Nullable String agentId,
        FileStatus status,
        @Nullable String errorType,
        @Nullable String errorMessage,
        @Nullable Long processingTimeMs,
        @Nullable String outputPath,
        @Nullable Instant startedAt,
        int attempt,
        @Nullable String errorStack,
        @Nullable String worker,
        @Nullable Long itemsRead,
        @Nullable Long itemsSkipped) {

    public static Builder builder(FileStatus status) {
        return new Builder(status);
    }

    public Builder toBuilder() {
        return new Builder(status)
                .runId(runId)
                .filePath(filePath)
                .fileType(fileType)
                .agentId(agentId)
                .errorType(errorType)
                .errorMessage(errorMessage)
                .processingTimeMs(processingTimeMs)
                .outputPath(outputPath)
                .startedAt(startedAt)
                .attempt(attempt)
                .errorStack(errorStack)
                .worker(worker)
                .itemsRead(itemsRead)
                .itemsSkipped(itemsSkipped);
    }

    /** Collects the parts of a {@link FileProcessingLog}; for one thread. */
    public static final class Builder {
        private @Nullable String runId;
        private @Nullable String filePath;
        private @Nullable String fileType;
        private @Nullable String agentId;
        private FileStatus status;
        private @Nullable String errorType;
        private @Nullable String errorMessage;
        private @Nullable Long processingTimeMs;
        private @Nullable String outputPath;
        private @Nullable Instant startedAt;
        private int attempt = 1;
        private @Nullable String errorStack;
        private @Nullable String worker;
        private @Nullable Long itemsRead;
        private @Nullable Long itemsSkipped;

        private Builder(FileStatus status) {
            this.status = Objects.requireNonNull(status, "status: SUCCESS, FAILED or SKIPPED");
        }

        public Builder runId(@Nullable String value) {
            runId = value;
            return this;
        }

        public Builder filePath(@Nullable String value) {
            filePath = value;
            return this;
        }

        public Builder fileType(@Nullable String value) {
            fileType = value;
            return this;
        }

        public Builder agentId(@Nullable String value) {
            agentId = value;
            return this;
        }

        public Builder status(FileStatus value) {
            status = value;
            return this;
        }

        public Builder errorType(@Nullable String value) {
            errorType = value;
            return this;
        }

        public Builder errorMessage(@Nullable String value) {
            errorMessage = value;
            return this;
        }

        public Builder processingTimeMs(@Nullable Long value) {
            processingTimeMs = value;
            return this;
        }

        public Builder outputPath(@Nullable String value) {
            outputPath = value;
            return this;
        }

        public Builder startedAt(@Nullable Instant value) {
            startedAt = value;
            return this;
        }

        public Builder attempt(int value) {
            attempt = value;
            return this;
        }

        public Builder errorStack(@Nullable String value) {
            errorStack = value;
            return this;
        }

        public Builder worker(@Nullable String value) {
            worker = value;
            return this;
        }

        public Builder itemsRead(@Nullable Long value) {
            itemsRead = value;
            return this;
        }

        public Builder itemsSkipped(@Nullable Long value) {
            itemsSkipped = value;
            return this;
        }

        public FileProcessingLog build() {
            return new FileProcessingLog(
                    runId,
                    filePath,
                    fileType,
                    agentId,
                    status,
                    errorType,
                    errorMessage,
                    processingTimeMs,
                    outputPath,
                    startedAt,
                    attempt,
                    errorStack,
                    worker,
                    itemsRead,
                    itemsSkipped);
        }
    }
}
