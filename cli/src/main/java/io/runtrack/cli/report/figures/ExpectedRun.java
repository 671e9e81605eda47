package io.runtrack.cli.report.figures;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A run that there should be, again and again: one that starts within each day (or weekday, or hour) and has succeeded,
 * at least in part, by a time of it.
 *
 * @param command the command
 * @param subcommand the subcommand; null for any
 * @param every how often
 * @param by by when, as a time of the day; of hours the minutes count; null for the end of the day or hour
 */
public record ExpectedRun(
        String command,
        @Nullable String subcommand,
        Every every,
        @Nullable LocalTime by) {

    /** How often. */
    public enum Every {
        DAY,
        WEEKDAY,
        HOUR;

        public static @Nullable Every named(String text) {
            return Arrays.stream(values())
                    .filter(every -> every.word().equalsIgnoreCase(text.strip()))
                    .findFirst()
                    .orElse(null);
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The beginning of the period that a moment lies in. */
    ZonedDateTime periodOf(ZonedDateTime moment) {
        return moment.truncatedTo(every == Every.HOUR ? ChronoUnit.HOURS : ChronoUnit.DAYS);
    }

    ZonedDateTime next(ZonedDateTime period) {
        return every == Every.HOUR ? period.plusHours(1) : period.plusDays(1);
    }

    /** Whether a run is expected in a period at all. */
    boolean isDue(ZonedDateTime period) {
        DayOfWeek day = period.getDayOfWeek();
        return every != Every.WEEKDAY || (day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY);
    }

    /** By when a period's run must have succeeded. */
    ZonedDateTime deadline(ZonedDateTime period) {
        if (by == null) {
            return next(period);
        }
        return every == Every.HOUR ? period.plusMinutes(by.getMinute()) : period.with(by);
    }

    boolean matches(String runCommand, @Nullable String runSubcommand) {
        return command.equals(runCommand) && (subcommand == null || subcommand.equals(runSubcommand));
    }

    String name() {
        return subcommand == null ? command : command + " " + subcommand;
    }
}
