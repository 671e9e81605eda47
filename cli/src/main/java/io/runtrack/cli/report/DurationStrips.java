package io.runtrack.cli.report;

import io.runtrack.cli.report.figures.DeliveryReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A strip a command: its runs by when they started and how long they took, over the band of what is usual. All strips
 * share the axis of time; each has a scale of its own, since minutes beside hours would be a line. The scale is
 * logarithmic: twice as long is the same distance everywhere. Immutable.
 *
 * @param strips the commands, by name
 * @param from the first moment of the axis
 * @param others how many commands have no strip
 */
public record DurationStrips(List<Strip> strips, Instant from, long others) {
    static final int WIDTH = 640;
    static final int HEIGHT = 56;
    private static final int EDGE = 6;

    /** A scale that shows a difference of less than this would show noise. */
    private static final double LEAST_SPAN = Math.log(1.5);

    /**
     * A command.
     *
     * @param name the command with its subcommand
     * @param says what is usual, in words
     * @param band where the usual durations are; null when none are known
     * @param points its runs, those that ended well first, so that a failed one is on top
     */
    public record Strip(String name, String says, @Nullable Band band, List<Point> points) {}

    /** The usual durations: a rectangle, with a line at the median. */
    public record Band(double y, double height, double median) {}

    /** A run, with what it says when it is pointed at. */
    public record Point(double x, double y, String kind, String says) {}

    /** Seconds a pixel, so to say: from times to places in a strip. */
    private record Axes(Instant from, Instant to, double low, double high) {
        double x(Instant started) {
            double all = Math.max(1, to.toEpochMilli() - from.toEpochMilli());
            return EDGE + (started.toEpochMilli() - from.toEpochMilli()) / all * (WIDTH - 2 * EDGE);
        }

        double y(long millis) {
            return HEIGHT - EDGE - (log(millis) - low) / (high - low) * (HEIGHT - 2 * EDGE);
        }

        static double log(long millis) {
            return Math.log((double) Math.max(1, millis));
        }
    }

    static DurationStrips of(DeliveryReport report, Shown shown) {
        Instant from = report.daysBefore().isEmpty()
                ? report.coverage().from()
                : report.runs().commands().rows().stream()
                        .flatMap(command -> command.runs().rows().stream())
                        .map(DeliveryReport.RunTime::startedAt)
                        .min(Comparator.naturalOrder())
                        .orElse(report.coverage().from());
        List<Strip> strips = report.runs().commands().rows().stream()
                .map(command -> strip(command, from, report.coverage().to(), shown))
                .toList();
        return new DurationStrips(strips, from, report.runs().commands().others());
    }

    private static Strip strip(DeliveryReport.CommandTimes command, Instant from, Instant to, Shown shown) {
        Axes axes = axes(command, from, to);
        List<Point> points = new ArrayList<>();
        for (DeliveryReport.RunTime run : command.runs().rows()) {
            points.add(new Point(
                    axes.x(run.startedAt()),
                    axes.y(run.durationMs()),
                    run.status(),
                    shown.time(run.startedAt()) + ": " + shown.duration(run.durationMs()) + ", "
                            + shown.words(run.status())));
        }
        points.sort(Comparator.comparing(point -> !point.kind().equals("success")));
        Long median = command.usualMs();
        Long low = command.usualLowMs();
        Long high = command.usualHighMs();
        if (median == null || low == null || high == null) {
            return new Strip(shown.name(command.command(), command.subcommand()), "no usual time", null, points);
        }
        double top = axes.y(high);
        return new Strip(
                shown.name(command.command(), command.subcommand()),
                "usually " + shown.duration(median) + ", " + shown.duration(low) + " to " + shown.duration(high),
                new Band(top, Math.max(2, axes.y(low) - top), axes.y(median)),
                points);
    }

    /** From the shortest to the longest of what the strip shows. */
    private static Axes axes(DeliveryReport.CommandTimes command, Instant from, Instant to) {
        double low = Double.MAX_VALUE;
        double high = 0;
        for (DeliveryReport.RunTime run : command.runs().rows()) {
            low = Math.min(low, Axes.log(run.durationMs()));
            high = Math.max(high, Axes.log(run.durationMs()));
        }
        if (command.usualLowMs() != null && command.usualHighMs() != null) {
            low = Math.min(low, Axes.log(command.usualLowMs()));
            high = Math.max(high, Axes.log(command.usualHighMs()));
        }
        double missing = Math.max(0, LEAST_SPAN - (high - low)) / 2;
        return new Axes(from, to, low - missing, high + missing);
    }
}
