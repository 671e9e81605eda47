package io.runtrack.figures;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;
import org.jspecify.annotations.Nullable;

/** Milliseconds, of which percentiles are wanted: in flat memory, to three significant digits. For one thread. */
public final class TimesSketch {
    private static final int DIGITS = 3;

    private final Histogram histogram;

    private TimesSketch(Histogram histogram) {
        this.histogram = histogram;
        histogram.setAutoResize(true);
    }

    /** Of many values. */
    public static TimesSketch large() {
        return new TimesSketch(new Histogram(DIGITS));
    }

    /** One of thousands, which takes no more room than its own values need, and more time. */
    public static TimesSketch small() {
        return new TimesSketch(new PackedHistogram(DIGITS));
    }

    public void add(@Nullable Long millis) {
        if (millis != null && millis >= 0) {
            histogram.recordValue(millis);
        }
    }

    /** Null of no values. */
    public @Nullable Long median() {
        return percentile(50);
    }

    /** Null of no values. */
    public @Nullable Long p95() {
        return percentile(95);
    }

    /** The value that so many of a hundred do not exceed; null of no values. */
    @Nullable
    Long percentile(double percentile) {
        return histogram.getTotalCount() == 0 ? null : histogram.getValueAtPercentile(percentile);
    }
}
