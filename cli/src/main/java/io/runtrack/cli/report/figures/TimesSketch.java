package io.runtrack.cli.report.figures;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Milliseconds, of which the median and the 95th percentile are wanted: in flat memory, to three significant digits.
 * For one thread.
 */
final class TimesSketch {
    private static final int DIGITS = 3;

    private final Histogram histogram;

    private TimesSketch(Histogram histogram) {
        this.histogram = histogram;
        histogram.setAutoResize(true);
    }

    /** Of many values. */
    static TimesSketch large() {
        return new TimesSketch(new Histogram(DIGITS));
    }

    /** One of thousands, which takes no more room than its own values need, and more time. */
    static TimesSketch small() {
        return new TimesSketch(new PackedHistogram(DIGITS));
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
