package io.runtrack.cli.report;

import io.runtrack.cli.report.figures.DeliveryReport;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How figures look on the page, whose template calls this. Immutable. */
public final class Shown {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private static final int SHORT_ID = 8;
    private static final Pattern RANDOM_ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    /** Where addresses and paths may go on in the next line. */
    private static final Pattern BREAK = Pattern.compile("(?<=[@./])");

    private final ZoneId zone;

    Shown(ZoneId zone) {
        this.zone = zone;
    }

    /** A time in the report's zone. */
    public String time(@Nullable Instant instant) {
        return instant == null ? "" : TIME.format(instant.atZone(zone));
    }

    /** Milliseconds in the unit that suits them. */
    public String duration(@Nullable Long millis) {
        if (millis == null) {
            return "";
        }
        long seconds = millis / 1000;
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        if (seconds < 3_600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
    }

    /** A number with its thousands apart. */
    public String number(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202f');
    }

    /** A percentage; a dash of nothing. */
    public String percent(@Nullable Double percent) {
        if (percent == null) {
            return "–";
        }
        boolean roundsToAll = percent > 99.9 && percent < 100;
        boolean roundsToNone = percent > 0 && percent < 0.1;
        return String.format(Locale.ROOT, roundsToAll || roundsToNone ? "%.2f %%" : "%.1f %%", percent);
    }

    /** How a figure has changed: {@code +3}, {@code −2}, {@code ±0}. */
    public String change(DeliveryReport.Compared figure) {
        long change = figure.now() - figure.before();
        return change == 0 ? "±0" : (change > 0 ? "+" : "−") + number(Math.abs(change));
    }

    /** A command's name with its subcommand. */
    public String name(String command, @Nullable String subcommand) {
        return subcommand == null ? command : command + " " + subcommand;
    }

    /** A status for people. */
    public String words(String status) {
        return status.replace('_', ' ');
    }

    /** The line without the run at its end, for a page that links to the run. */
    public String sentence(DeliveryReport.AttentionLine line) {
        String end = " (run " + line.runId() + ")";
        return line.text().endsWith(end) ? line.text().substring(0, line.text().length() - end.length()) : line.text();
    }

    /** The beginning of a random id, by which people know it. A given id is a name and stays whole. */
    public String start(String runId) {
        return RANDOM_ID.matcher(runId).matches() ? runId.substring(0, SHORT_ID) : runId;
    }

    /** The pieces of an address or a path between which a line may end; none of null. */
    public List<String> parts(@Nullable String text) {
        return text == null ? List.of() : List.of(BREAK.split(text));
    }

    /** Whether the period before had runs. Without any, a change says nothing. */
    public boolean isComparable(DeliveryReport report) {
        return report.coverage().runs().before() > 0;
    }

    /** Whether a run is among those of which the page has details. */
    public boolean isDetailed(DeliveryReport report, String runId) {
        return report.details().rows().stream().anyMatch(run -> run.runId().equals(runId));
    }

    /** The number of files of the largest group; 1 without any. */
    public long most(List<DeliveryReport.FailureGroup> groups) {
        return groups.stream()
                .mapToLong(DeliveryReport.FailureGroup::count)
                .max()
                .orElse(1);
    }
}
