package io.runtrack.cli.report;

import io.runtrack.cli.report.figures.DeliveryReport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A chart of failed files by type of error: a bar a type, the longest first, with its name and number beside it.
 * Immutable.
 *
 * @param bars the types
 * @param says what the chart shows, in words
 */
public record FailureBars(List<Bar> bars, String says) {
    private static final int MOST_BARS = 7;
    private static final int SLOT = 27;
    private static final int LEFT = 226;
    private static final int LONGEST = 340;
    private static final int MOST_CHARACTERS = 30;

    /** A type: the rectangle, the name as far as there is room, the number, and what it says when it is pointed at. */
    public record Bar(int y, double width, String label, String number, double numberX, String says) {}

    /** @param failed how many files failed in all, also those whose log could not be read */
    static FailureBars of(DeliveryReport.Limited<DeliveryReport.FailureType> types, long failed, Shown shown) {
        List<DeliveryReport.FailureType> rows = types.rows();
        boolean all = rows.size() <= MOST_BARS && types.others() == 0;
        List<Bar> bars = new ArrayList<>();
        long most = rows.isEmpty() ? 1 : rows.get(0).count();
        for (DeliveryReport.FailureType type : all ? rows : rows.subList(0, Math.min(MOST_BARS, rows.size()))) {
            String name = type.errorType() == null ? "no error type" : type.errorType();
            double width = Math.max(1, (double) LONGEST * type.count() / most);
            bars.add(new Bar(
                    bars.size() * SLOT + 6,
                    width,
                    cut(name),
                    shown.number(type.count()),
                    LEFT + width + 6,
                    name + ": " + shown.number(type.count())));
        }
        String words = bars.stream().map(Bar::says).collect(Collectors.joining("; "));
        if (bars.isEmpty()) {
            words = failed == 0 ? "No file failed" : "No log says why files failed";
        } else if (!all) {
            words += "; and other types";
        }
        return new FailureBars(bars, words);
    }

    private static String cut(String name) {
        int length = name.codePointCount(0, name.length());
        return length <= MOST_CHARACTERS
                ? name
                : name.substring(0, name.offsetByCodePoints(0, MOST_CHARACTERS - 1)) + "…";
    }
}
