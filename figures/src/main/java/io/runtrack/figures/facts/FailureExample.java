package io.runtrack.figures.facts;

import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One failure that stands for others like it: the first one of the newest run.
 *
 * @param runId its run
 * @param runStart when that started
 * @param at when the file's record started
 * @param path the file
 * @param message the whole message
 */
public record FailureExample(
        String runId,
        Instant runStart,
        Instant at,
        @Nullable String path,
        @Nullable String message) {
    /** The one to show comes first; it does not matter in which order they are met. */
    private static final Comparator<FailureExample> BEST_FIRST = Comparator.comparing(FailureExample::runStart)
            .reversed()
            .thenComparing(FailureExample::runId)
            .thenComparing(FailureExample::at)
            .thenComparing(FailureExample::path, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(FailureExample::message, Comparator.nullsFirst(Comparator.naturalOrder()));

    static FailureExample of(RunMetadata run, FileProcessingLog log) {
        Instant at = log.startedAt() == null ? run.startedAt() : log.startedAt();
        return new FailureExample(run.runId(), run.startedAt(), at, log.filePath(), log.errorMessage());
    }

    public FailureExample better(@Nullable FailureExample other) {
        return other == null || BEST_FIRST.compare(this, other) <= 0 ? this : other;
    }
}
