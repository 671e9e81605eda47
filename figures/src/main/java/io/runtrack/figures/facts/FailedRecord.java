package io.runtrack.figures.facts;

import io.runtrack.model.FileProcessingLog;
import org.jspecify.annotations.Nullable;

/** A file whose final record failed, as far as lists show it. */
public record FailedRecord(
        @Nullable String filePath,
        @Nullable String agentId,
        @Nullable String errorType,
        @Nullable String errorMessage,
        int attempt) {
    static FailedRecord of(FileProcessingLog log) {
        return new FailedRecord(log.filePath(), log.agentId(), log.errorType(), log.errorMessage(), log.attempt());
    }
}
