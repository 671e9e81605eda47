package io.runtrack.cli.terminal;

import io.runtrack.model.RunMetadata;
import io.runtrack.question.TimeRange;
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

    /** From when to when, for people. */
    public static String words(TimeRange range, ZoneId zone) {
        return "from " + shown(range.from(), zone) + " to " + (range.hasEnd() ? shown(range.to(), zone) : "now") + " ("
                + zone + ")";
    }
}
