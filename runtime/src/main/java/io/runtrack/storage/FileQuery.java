package io.runtrack.storage;

import io.runtrack.model.RunMetadata;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;

/**
 * Which files are looked for.
 *
 * @param text what their path holds, letter for letter
 * @param start the first instant at which their run may have started
 * @param end the last one
 * @param runs which runs count; asked by several threads, and only of runs that have such a file
 */
public record FileQuery(String text, Instant start, Instant end, Predicate<? super RunMetadata> runs) {

    /**
     * Checks the text.
     *
     * @throws IllegalArgumentException for an empty one, which every path holds
     */
    public FileQuery {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("an empty text is part of every path");
        }
        // Documents hold microseconds; a run must be found by the very instant with which it was started.
        start = start.truncatedTo(ChronoUnit.MICROS);
    }

    boolean accepts(RunMetadata run) {
        return !run.startedAt().isBefore(start) && !run.startedAt().isAfter(end) && runs.test(run);
    }
}
