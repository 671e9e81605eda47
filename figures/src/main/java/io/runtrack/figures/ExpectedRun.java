package io.runtrack.figures;

import io.runtrack.model.RunMetadata;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run that there should be, again and again: one that starts within each day (or weekday, or hour) and has succeeded,
 * at least in part, by a time of it.
 *
 * @param command the command
 * @param subcommand the subcommand; null for any
 * @param every how often
 * @param labels labels that the run must have, all of them
 * @param by by when, as a time of the day; of hours the minutes count; null for the end of the day or hour
 * @param count how many runs there should be: parts of a fan-out, each of which counts once
 */
public record ExpectedRun(
        String command,
        @Nullable String subcommand,
        Map<String, String> labels,
        Every every,
        @Nullable LocalTime by,
        int count) {

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

        /** In lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The beginning of the period that a moment lies in. */
    ZonedDateTime periodOf(ZonedDateTime moment) {
        return every == Every.HOUR
                ? moment.truncatedTo(ChronoUnit.HOURS)
                : moment.toLocalDate().atStartOfDay(moment.getZone());
    }

    ZonedDateTime next(ZonedDateTime period) {
        return every == Every.HOUR
                ? period.plusHours(1)
                : period.toLocalDate().plusDays(1).atStartOfDay(period.getZone());
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

    /** A run that redoes another is none of its own. */
    boolean matches(RunMetadata run) {
        return command.equals(run.command())
                && (subcommand == null || subcommand.equals(run.subcommand()))
                && run.labels().entrySet().containsAll(labels.entrySet())
                && run.rerunOf() == null;
    }

    /** As people write it: both names, and the labels. */
    public String name() {
        StringBuilder name = new StringBuilder(command);
        if (subcommand != null) {
            name.append(' ').append(subcommand);
        }
        labels.forEach(
                (label, value) -> name.append(' ').append(label).append('=').append(value));
        return name.toString();
    }
}
