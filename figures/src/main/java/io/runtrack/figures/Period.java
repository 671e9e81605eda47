package io.runtrack.figures;

import io.runtrack.model.RunMetadata;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * The time that figures cover.
 *
 * @param from the first instant
 * @param to the last one
 */
public record Period(Instant from, Instant to) {

    /**
     * The one of the same length that ends when this one begins: of as many days, if these are whole ones, however many
     * hours they have.
     */
    public Period previous(ZoneId zone) {
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

    /** Whether the run started within. */
    public boolean contains(RunMetadata run) {
        return !run.startedAt().isBefore(from) && !run.startedAt().isAfter(to);
    }

    /** So many days before this one, by the calendar, up to its beginning. */
    public Period daysBefore(long days, ZoneId zone) {
        return new Period(day(from, zone).minusDays(days).atStartOfDay(zone).toInstant(), from.minusNanos(1));
    }

    /** How many days it touches. */
    public long days(ZoneId zone) {
        return 1 + ChronoUnit.DAYS.between(day(from, zone), day(to, zone));
    }

    /** A calendar day. */
    public static Period of(LocalDate day, ZoneId zone) {
        return new Period(
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1));
    }

    static LocalDate day(Instant moment, ZoneId zone) {
        return moment.atZone(zone).toLocalDate();
    }
}
