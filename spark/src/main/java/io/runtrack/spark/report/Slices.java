package io.runtrack.spark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Cuts a list into pieces of about the same work, in its order. Stateless. */
final class Slices {
    /** What opening a log costs, in records. */
    private static final long OPENING = 50;

    private Slices() {}

    /**
     * Cuts.
     *
     * @param most how many pieces at the most
     * @param weight how many records an element has
     */
    static <T> List<List<T>> of(List<T> all, int most, ToLongFunction<T> weight) {
        double whole = 0;
        for (T each : all) {
            whole += weight(each, weight);
        }
        double share = whole / most;
        List<List<T>> slices = new ArrayList<>();
        List<T> slice = new ArrayList<>();
        double filled = 0;
        for (T each : all) {
            slice.add(each);
            filled += weight(each, weight);
            if (filled >= share * (slices.size() + 1)) {
                slices.add(slice);
                slice = new ArrayList<>();
            }
        }
        if (!slice.isEmpty()) {
            slices.add(slice);
        }
        return slices;
    }

    /** Other writers may count what they like. */
    private static <T> double weight(T element, ToLongFunction<T> weight) {
        return OPENING + (double) Math.max(0, weight.applyAsLong(element));
    }
}
