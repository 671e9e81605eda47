package io.runtrack.outcome;

import io.runtrack.model.RunMetadata;
import java.util.Collection;
import java.util.function.ToLongFunction;

/** Adds counts, which other writers may have made as large as they like: a sum stays at the largest number there is. */
public final class Sums {

    private Sums() {}

    /** The sum of two counts; a negative one, which is nobody's, counts as none. */
    public static long plus(long first, long second) {
        long sum = Math.max(0, first) + Math.max(0, second);
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** What all of them come to. */
    public static <T> long of(Collection<T> all, ToLongFunction<T> count) {
        long sum = 0;
        for (T each : all) {
            sum = plus(sum, count.applyAsLong(each));
        }
        return sum;
    }

    /** How many emails a run counts, whatever became of them. */
    public static long emails(RunMetadata run) {
        return plus(run.emailsSent(), plus(run.emailsFailed(), run.emailsSkipped()));
    }
}
