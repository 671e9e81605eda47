package io.runtrack.figures.facts;

import io.runtrack.outcome.LongTable;
import io.runtrack.outcome.Sums;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Milliseconds, of which percentiles are wanted: in flat memory. Values are counted together that have the same first
 * binary digits, eleven of them, which is three decimal ones; in a small sketch of widespread values fewer, at least
 * six, a tolerance of 4 %. Both depend on the values alone, so that sketches of parts add up to the sketch of the
 * whole. For one thread.
 */
public final class TimesSketch implements Addable<TimesSketch> {
    private static final int MOST_DIGITS = 11;
    private static final int FEWEST_DIGITS = 6;
    /** More than there can be of eleven digits. */
    private static final int ALL = 1 << 16;

    private static final int FEW = 512;
    /** Some thousand million years, which no work takes. */
    private static final long LONGEST = 1L << 60;

    private final int most;
    private int digits = MOST_DIGITS;
    private LongTable values = new LongTable(); // the greatest one of those that are counted together
    private long[] counts = new long[8]; // by the value's place

    private TimesSketch(int most) {
        this.most = most;
    }

    /** Exact to three digits. */
    public static TimesSketch large() {
        return new TimesSketch(ALL);
    }

    /** One of thousands, which takes little room. */
    public static TimesSketch small() {
        return new TimesSketch(FEW);
    }

    public void add(@Nullable Long millis) {
        if (millis != null && millis >= 0) {
            add(millis, 1);
        }
    }

    /** So many values at once. */
    void add(long millis, long count) {
        if (millis < 0 || count < 0) {
            throw new IllegalArgumentException(count + " times " + millis + " ms");
        }
        int place = values.put(greatestLike(Math.min(LONGEST, millis)));
        if (place == counts.length) {
            counts = Arrays.copyOf(counts, 2 * place);
        }
        counts[place] = Sums.plus(counts[place], count);
        while (values.size() > most && digits > FEWEST_DIGITS) {
            shorten(digits - 1);
        }
    }

    private long greatestLike(long millis) {
        int others = Long.SIZE - Long.numberOfLeadingZeros(millis) - digits;
        return others <= 0 ? millis : (((millis >>> others) + 1) << others) - 1;
    }

    /** Counts by no more digits than these. */
    void shorten(int wanted) {
        if (wanted < FEWEST_DIGITS || wanted > MOST_DIGITS) {
            throw new IllegalArgumentException(wanted + " digits");
        }
        if (wanted >= digits) {
            return;
        }
        digits = wanted;
        LongTable finer = values;
        long[] finerCounts = counts;
        values = new LongTable();
        counts = new long[8];
        for (int place = 0; place < finer.size(); place++) {
            add(finer.key(place), finerCounts[place]);
        }
    }

    int digits() {
        return digits;
    }

    @Override
    public void add(TimesSketch other) {
        shorten(Math.min(digits, other.digits));
        for (int place = 0; place < other.values.size(); place++) {
            add(other.values.key(place), other.counts[place]);
        }
    }

    /** How many values there are, by the greatest one that is counted with them. */
    SortedMap<Long, Long> counts() {
        SortedMap<Long, Long> sorted = new TreeMap<>();
        for (int place = 0; place < values.size(); place++) {
            sorted.put(values.key(place), counts[place]);
        }
        return sorted;
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
    public @Nullable Long percentile(int percentile) {
        double all = 0;
        for (int place = 0; place < values.size(); place++) {
            all += counts[place];
        }
        double wanted = Math.max(1, Math.ceil(percentile * all / 100));
        double passed = 0;
        Long last = null;
        for (Map.Entry<Long, Long> value : counts().entrySet()) {
            passed += value.getValue();
            last = value.getKey();
            if (passed >= wanted) {
                break;
            }
        }
        return last;
    }
}
