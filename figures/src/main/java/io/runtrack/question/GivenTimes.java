package io.runtrack.question;

import io.runtrack.config.DurationSyntax;
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
 * Reads times as people give them: a date, {@code today} or {@code yesterday}, each of which is a whole day; an
 * instant; or how long ago, such as {@code 26h}.
 *
 * @param zone the zone of days, and of instants that name none
 * @param now what {@code today} and {@code ago} go by
 * @param mark what names of options begin with, for messages: {@code --} on a command line
 */
public record GivenTimes(ZoneId zone, Instant now, String mark) {
    /** Documents lie in folders of years with four digits. */
    static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final int LAST_YEAR = 9999;

    /** Of a command line. */
    public static GivenTimes ofOptions(ZoneId zone, Instant now) {
        return new GivenTimes(zone, now, "--");
    }

    /**
     * An instant, or a day's first moment.
     *
     * @param option whose value it is, for the message, without its mark
     * @throws Misunderstood when it is no time
     */
    public Instant first(String option, String text) {
        LocalDate day = day(text);
        return day == null ? moment(option, text) : day.atStartOfDay(zone).toInstant();
    }

    /** An instant, or a day's last moment; as {@link #first}. */
    public Instant last(String option, String text) {
        LocalDate day = day(text);
        return day == null
                ? moment(option, text)
                : day.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1);
    }

    /** So long ago, as far as there are days for it. */
    Instant ago(Duration time) {
        return time.compareTo(Duration.between(EARLIEST, now)) > 0 ? EARLIEST : now.minus(time);
    }

    /** Null for what is no day. */
    private @Nullable LocalDate day(String text) {
        if (text.equalsIgnoreCase("today")) {
            return LocalDate.ofInstant(now, zone);
        }
        if (text.equalsIgnoreCase("yesterday")) {
            return LocalDate.ofInstant(now, zone).minusDays(1);
        }
        try {
            LocalDate date = LocalDate.parse(text);
            return date.getYear() >= 1 && date.getYear() <= LAST_YEAR ? date : null;
        } catch (DateTimeException notADate) {
            return null;
        }
    }

    private Instant moment(String option, String text) {
        Duration ago = DurationSyntax.parse(text);
        if (ago != null && !ago.isNegative()) {
            return ago(ago);
        }
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return time instanceof LocalDateTime local ? local.atZone(zone).toInstant() : Instant.from(time);
        } catch (DateTimeException notATime) {
            throw new Misunderstood(
                    mark + option + " " + text
                            + ": this is no time; write 2025-01-25, 2025-01-25T08:00:00Z, today, yesterday or 26h (so long ago)");
        }
    }
}
