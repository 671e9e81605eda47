package io.runtrack.cli.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A chart of bars, one a day, each of parts that stand on one another; as the rectangles and texts that the page draws.
 * Immutable.
 *
 * @param title what it shows
 * @param bars the days
 * @param lines where the scale's lines are
 * @param parts the names of the parts, in the order in which they stand
 */
public record StackedBars(String title, List<Bar> bars, List<Line> lines, List<String> parts) {
    static final int WIDTH = 640;
    static final int HEIGHT = 200;
    static final int LEFT = 56;

    /** The last day's label is wider than its bar. */
    private static final int RIGHT = 12;

    static final int BOTTOM = 176;
    static final int TOP = 12;
    private static final int LABELS = 8;

    /** Other writers may count what they like; no scale goes beyond this. */
    private static final long MOST = 1_000_000_000_000_000L;

    /** A day: its name where there is room, and its parts. */
    public record Bar(double x, double width, String label, boolean labelled, List<Part> parts) {}

    /** A rectangle, of a kind, with what it says when it is pointed at. */
    public record Part(double y, double height, String kind, String says) {}

    /** A line of the scale. */
    public record Line(double y, String label) {}

    /** One day's numbers. */
    record Column(String label, List<Long> counts) {
        Column {
            counts = counts.stream().map(count -> Math.min(count, MOST)).toList();
        }

        long sum() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }
    }

    static StackedBars of(String title, List<String> parts, List<Column> columns) {
        long most = 1;
        for (Column column : columns) {
            most = Math.max(most, column.sum());
        }
        long step = step(most);
        long top = (most + step - 1) / step * step;
        List<Line> lines = new ArrayList<>();
        for (long value = 0; value <= top; value += step) {
            lines.add(new Line(y(value, top), Long.toString(value)));
        }
        double slot = (double) (WIDTH - LEFT - RIGHT) / Math.max(1, columns.size());
        int every = Math.max(1, (columns.size() + LABELS - 1) / LABELS);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            double width = Math.min(48, slot * 0.76);
            bars.add(new Bar(
                    LEFT + i * slot + (slot - width) / 2,
                    width,
                    column.label,
                    i % every == 0,
                    parts(column, parts, top)));
        }
        return new StackedBars(title, bars, lines, parts);
    }

    private static List<Part> parts(Column column, List<String> kinds, long top) {
        List<Part> parts = new ArrayList<>();
        long below = 0;
        for (int i = 0; i < kinds.size(); i++) {
            long count = column.counts.get(i);
            if (count > 0) {
                double upper = y(below + count, top);
                parts.add(new Part(
                        upper,
                        y(below, top) - upper,
                        kinds.get(i),
                        column.label + ": " + count + " " + kinds.get(i).replace('_', ' ')));
                below += count;
            }
        }
        return parts;
    }

    /** 1, 2 or 5 times a power of ten, so that there are at most five lines. */
    private static long step(long most) {
        long power = 1;
        while (power * 10 <= most) {
            power *= 10;
        }
        for (long step : new long[] {Math.max(1, power / 5), Math.max(1, power / 2), power, 2 * power}) {
            if (most <= 5 * step) {
                return step;
            }
        }
        return 5 * power;
    }

    private static double y(long value, long top) {
        return BOTTOM - (double) (BOTTOM - TOP) * value / top;
    }
}
