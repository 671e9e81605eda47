package io.runtrack.cli.report;

import io.runtrack.model.RunMetadata;
import java.time.Duration;
import java.time.Instant;

/**
 * The time that a report covers.
 *
 * @param from the first instant
 * @param to the last one
 */
public record Period(Instant from, Instant to) {

    /** The one of the same length that ends when this one begins. */
    Period previous() {
        Instant end = from.minusNanos(1);
        return new Period(end.minus(Duration.between(from, to)), end);
    }

    boolean contains(RunMetadata run) {
        return !run.startedAt().isBefore(from) && !run.startedAt().isAfter(to);
    }
}
