package io.runtrack.cli.report;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Milliseconds, of which the median and the 95th percentile are wanted: in flat memory, to three significant digits. For one thread. */
final class TimesSketch {
    private static final int DIGITS = 3;

    private final Histogram histogram = new Histogram(DIGITS);

    TimesSketch() {
        histogram.setAutoResize(true);
    }

    void add(@Nullable Long millis) {
        if (millis != null && millis >= 0) {
            histogram.recordValue(millis);
        }
    }

    @Nullable
    Long median() {
        return percentile(50);
    }

    @Nullable
    Long p95() {
        return percentile(95);
    }

    private @Nullable Long percentile(double percentile) {
        return histogram.getTotalCount() == 0 ? null : histogram.getValueAtPercentile(percentile);
    }
}
