package io.runtrack.cli.option;

import io.runtrack.cli.terminal.UsageMistake;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * From when to when, both ends included.
 *
 * @param from the first instant
 * @param to the last instant
 */
public record TimeRange(Instant from, Instant to) {
    private static final Duration USUAL = Duration.ofDays(7);
    /** Clocks differ: without an end, runs that another machine started "later than now" are to be seen too. */
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    /** Documents lie in folders of years with four digits. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final int LAST_YEAR = 9999;

    /**
     * Reads what the user gave: a date, which counts from its first to its last moment, or an instant.
     *
     * @param from null for seven days before the end
     * @param to null for now
     * @param zone the zone of dates, and of instants that name none
     * @throws UsageMistake when one is neither, or the end comes before the beginning
     */
    public static TimeRange parse(@Nullable String from, @Nullable String to, ZoneId zone, Instant now) {
        Instant end = to == null ? now.plus(CLOCK_SKEW) : last("--to", to, zone);
        Instant start = from == null ? usualStart(to == null ? now : end) : first("--from", from, zone);
        if (start.isAfter(end)) {
            throw new UsageMistake("--from " + from + " is after " + (to == null ? "now" : "--to " + to)
                    + "; give the earlier one first");
        }
        return new TimeRange(start, end);
    }

    /** The time up to now, and what other clocks may call so. */
    public static TimeRange last(Duration time, Instant now) {
        boolean endless = time.compareTo(Duration.between(EARLIEST, now)) > 0;
        return new TimeRange(endless ? EARLIEST : now.minus(time), now.plus(CLOCK_SKEW));
    }

    /**
     * All time before the one given, in which the runs of that very moment are left out: a date stands for its first
     * moment.
     */
    public static TimeRange before(String text, ZoneId zone) {
        return new TimeRange(EARLIEST, first("--before", text, zone).minusNanos(1));
    }

    boolean contains(Instant instant) {
        return !instant.isBefore(from) && !instant.isAfter(to);
    }

    /** Seven whole days when the end is the last moment of one. */
    private static Instant usualStart(Instant end) {
        return end.plusNanos(1).minus(USUAL);
    }

    /**
     * An instant, or a day's first moment.
     *
     * @param option whose value it is, for the message
     * @throws UsageMistake when it is neither
     */
    public static Instant first(String option, String text, ZoneId zone) {
        return isDate(text) ? date(option, text).atStartOfDay(zone).toInstant() : instant(option, text, zone);
    }

    /** An instant, or a day's last moment; as {@link #first}. */
    public static Instant last(String option, String text, ZoneId zone) {
        return isDate(text)
                ? date(option, text).plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1)
                : instant(option, text, zone);
    }

    private static boolean isDate(String text) {
        return text.indexOf('T') < 0;
    }

    private static LocalDate date(String option, String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= 1 && date.getYear() <= LAST_YEAR) {
                return date;
            }
        } catch (DateTimeException notADate) {
            // said below
        }
        throw mistake(option, text);
    }

    private static Instant instant(String option, String text, ZoneId zone) {
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return time instanceof LocalDateTime local ? local.atZone(zone).toInstant() : Instant.from(time);
        } catch (DateTimeException notATime) {
            throw mistake(option, text);
        }
    }

    private static UsageMistake mistake(String option, String text) {
        return new UsageMistake(
                option + " " + text + ": neither a date nor an instant; write 2025-01-25 or 2025-01-25T08:00:00Z");
    }
}
