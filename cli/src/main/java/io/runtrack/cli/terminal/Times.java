package io.runtrack.cli.terminal;

import io.runtrack.model.RunMetadata;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How times and durations are written. */
public final class Times {
    public static final ZoneId UTC = ZoneId.of("UTC");

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private Times() {}

    /** For people. */
    public static String shown(Instant instant, ZoneId zone) {
        return SHOWN.format(instant.atZone(zone));
    }

    /** For people, in so little room that they do without the seconds. */
    public static String shownToTheMinute(Instant instant, ZoneId zone) {
        return TO_THE_MINUTE.format(instant.atZone(zone));
    }

    /** How long a run took; null while it goes on. */
    public static @Nullable Duration taken(RunMetadata run) {
        return run.completedAt() == null ? null : Duration.between(run.startedAt(), run.completedAt());
    }

    /** The two largest units: {@code 850ms}, {@code 4.2s}, {@code 1m 05s}, {@code 2h 05m}, {@code 3d 01h}. */
    public static String shown(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        long seconds = millis / 1000;
        if (millis < 1000) {
            return millis + "ms";
        }
        if (seconds < 60) {
            return seconds + "." + millis % 1000 / 100 + "s";
        }
        if (seconds < 3600) {
            return seconds / 60 + "m " + twoDigits(seconds % 60) + "s";
        }
        if (seconds < 86_400) {
            return seconds / 3600 + "h " + twoDigits(seconds % 3600 / 60) + "m";
        }
        return seconds / 86_400 + "d " + twoDigits(seconds % 86_400 / 3600) + "h";
    }

    private static String twoDigits(long number) {
        return (number < 10 ? "0" : "") + number;
    }
}
