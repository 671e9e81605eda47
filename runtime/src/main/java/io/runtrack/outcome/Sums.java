package io.runtrack.outcome;

/** Adds counts, which other writers may have made as large as they like: a sum stays at the largest number there is. */
public final class Sums {

    private Sums() {}

    /** The sum of two counts; a negative one, which is nobody's, counts as none. */
    public static long plus(long first, long second) {
        long sum = Math.max(0, first) + Math.max(0, second);
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
