package io.runtrack.cli.report;

import io.runtrack.cli.report.figures.DeliveryReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A chart of runs by when they started and how long they took, on a logarithmic scale: seconds and hours are both to be
 * seen. Immutable.
 *
 * @param points the runs
 * @param lines where the scale's lines are
 */
public record Scatter(List<Point> points, List<StackedBars.Line> lines) {
    private static final long[] SCALE = {1, 10, 100, 1_000, 10_000, 60_000, 600_000, 3_600_000, 36_000_000, 360_000_000
    };

    /** A run, with what it says when it is pointed at. */
    public record Point(double x, double y, String kind, String says) {}

    static Scatter of(List<DeliveryReport.RunDetail> runs, DeliveryReport.Coverage coverage, Shown shown) {
        long longest = 1;
        long shortest = Long.MAX_VALUE;
        for (DeliveryReport.RunDetail run : runs) {
            if (run.durationMs() != null) {
                longest = Math.max(longest, run.durationMs());
                shortest = Math.min(shortest, Math.max(1, run.durationMs()));
            }
        }
        double low = Math.log10((double) Math.min(shortest, longest)) - 0.1;
        double high = Math.max(low + 1, Math.log10((double) longest) + 0.1);
        List<Point> points = new ArrayList<>();
        for (DeliveryReport.RunDetail run : runs) {
            if (run.durationMs() != null) {
                String says = shown.name(run.command(), run.subcommand()) + ", " + shown.time(run.startedAt()) + ": "
                        + shown.duration(run.durationMs()) + ", " + shown.words(run.status());
                points.add(new Point(
                        x(run.startedAt(), coverage), y(Math.max(1, run.durationMs()), low, high), run.status(), says));
            }
        }
        List<StackedBars.Line> lines = new ArrayList<>();
        for (long millis : SCALE) {
            double height = Math.log10((double) millis);
            if (height >= low && height <= high) {
                lines.add(new StackedBars.Line(
                        y(millis, low, high),
                        shown.duration(millis)
                                .replace(" min 0 s", " min")
                                .replace(" h 0 min", " h")
                                .replace(".0 s", " s")));
            }
        }
        return new Scatter(points, lines);
    }

    private static double x(Instant started, DeliveryReport.Coverage coverage) {
        double all = Math.max(1, coverage.to().toEpochMilli() - coverage.from().toEpochMilli());
        double part = (started.toEpochMilli() - coverage.from().toEpochMilli()) / all;
        return StackedBars.LEFT + 8 + part * (StackedBars.WIDTH - StackedBars.LEFT - 16);
    }

    private static double y(long millis, double low, double high) {
        double part = (Math.log10((double) millis) - low) / (high - low);
        return StackedBars.BOTTOM - part * (StackedBars.BOTTOM - StackedBars.TOP);
    }
}
