package io.runtrack.cli.report;

import io.runtrack.cli.report.figures.DeliveryReport;
import java.util.List;

/**
 * A chart of failed files by type of error: a bar a type, the longest first, with its name and number beside it.
 * Immutable.
 *
 * @param bars the types
 * @param others whether there are types without a bar
 * @param says why there is no bar, in words
 */
public record FailureBars(List<Bar> bars, boolean others, String says) {
    private static final int MOST_BARS = 7;

    /** A type: its name, its number, how long its bar is beside the longest, and what it says when pointed at. */
    public record Bar(String label, String number, double percent, String says) {}

    /** @param failed how many files failed in all, also those whose log could not be read */
    static FailureBars of(DeliveryReport.Limited<DeliveryReport.FailureType> types, long failed, Shown shown) {
        List<DeliveryReport.FailureType> rows = types.rows();
        long most = rows.isEmpty() ? 1 : rows.get(0).count();
        List<Bar> bars = rows.stream()
                .limit(MOST_BARS)
                .map(type -> bar(type, most, shown))
                .toList();
        boolean others = rows.size() > MOST_BARS || types.others() > 0;
        return new FailureBars(bars, others, failed == 0 ? "No file failed" : "No log says why files failed");
    }

    private static Bar bar(DeliveryReport.FailureType type, long most, Shown shown) {
        String name = type.errorType() == null ? "no error type" : type.errorType();
        String number = shown.number(type.count());
        return new Bar(name, number, Math.max(0.5, 100.0 * type.count() / most), name + ": " + number);
    }
}
