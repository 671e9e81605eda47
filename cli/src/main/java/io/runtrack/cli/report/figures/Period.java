package io.runtrack.cli.report.figures;

import io.runtrack.model.RunMetadata;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * The time that a report covers.
 *
 * @param from the first instant
 * @param to the last one
 */
public record Period(Instant from, Instant to) {

    /**
     * The one of the same length that ends when this one begins: of as many days, if these are whole ones, however many
     * hours they have.
     */
    Period previous(ZoneId zone) {
        Instant end = from.minusNanos(1);
        ZonedDateTime first = from.atZone(zone);
        ZonedDateTime behind = to.plusNanos(1).atZone(zone);
        boolean wholeDays = first.equals(first.toLocalDate().atStartOfDay(zone))
                && behind.equals(behind.toLocalDate().atStartOfDay(zone));
        if (wholeDays) {
            long days = ChronoUnit.DAYS.between(first.toLocalDate(), behind.toLocalDate());
            return new Period(
                    first.toLocalDate().minusDays(days).atStartOfDay(zone).toInstant(), end);
        }
        return new Period(end.minus(Duration.between(from, to)), end);
    }

    boolean contains(RunMetadata run) {
        return !run.startedAt().isBefore(from) && !run.startedAt().isAfter(to);
    }
}
