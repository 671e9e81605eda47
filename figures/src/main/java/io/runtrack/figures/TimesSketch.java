package io.runtrack.figures;

import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.HdrHistogram.PackedHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Milliseconds, of which percentiles are wanted: in flat memory, to three significant digits. Where a value is counted
 * depends on the value alone, so that sketches of parts add up to the sketch of the whole. For one thread.
 */
public final class TimesSketch implements Addable<TimesSketch> {
    private static final int DIGITS = 3;
    /** Some thousand million years, which no work takes. */
    private static final long LONGEST = 1L << 60;

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
            add(millis, 1);
        }
    }

    /** So many values at once. */
    void add(long millis, long count) {
        histogram.recordValueWithCount(Math.min(LONGEST, millis), count);
    }

    @Override
    public void add(TimesSketch other) {
        other.counts().forEach(this::add);
    }

    /** How many values there are, by the greatest one that is counted with them. */
    SortedMap<Long, Long> counts() {
        SortedMap<Long, Long> counts = new TreeMap<>();
        for (HistogramIterationValue value : histogram.recordedValues()) {
            counts.put(value.getValueIteratedTo(), value.getCountAtValueIteratedTo());
        }
        return counts;
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
