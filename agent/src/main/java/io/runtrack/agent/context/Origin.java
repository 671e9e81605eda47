package io.runtrack.agent.context;

import io.runtrack.tracking.RunInProgress;
import java.lang.ref.WeakReference;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The runs whose threads submitted a task. Usually that is one run. But the same object may be submitted again before
 * it has begun, by other runs too: a lambda that captures nothing is one object wherever it is used. Then it begins
 * once for each submission. Nobody can tell one time from the other, so each time counts for the run that submitted it
 * last, and what was withdrawn from a queue counts last of all.
 *
 * <p>Immutable; compared by identity. Keeps no run alive.
 */
final class Origin {
    static final BiFunction<Origin, Origin, Origin> MERGE = new Merge();

    private static final int FOR_GOOD = 0;

    private final WeakReference<RunInProgress> run;
    private final int times;
    private final @Nullable Origin older;

    private Origin(WeakReference<RunInProgress> run, int times, @Nullable Origin older) {
        this.run = run;
        this.times = times;
        this.older = older;
    }

    /** Of a task that is begun once. */
    static Origin once(WeakReference<RunInProgress> run) {
        return new Origin(run, 1, null);
    }

    /** Of a task that may be begun any number of times after having been submitted once. */
    static Origin forGood(WeakReference<RunInProgress> run) {
        return new Origin(run, FOR_GOOD, null);
    }

    WeakReference<RunInProgress> run() {
        return run;
    }

    boolean isForGood() {
        return times == FOR_GOOD;
    }

    /** What is left when the task has been begun; null when that is nothing. */
    @Nullable
    Origin lessOne() {
        return times > 1 ? new Origin(run, times - 1, older) : older;
    }

    private Origin and(WeakReference<RunInProgress> again) {
        return new Origin(again, 1 + timesOf(this, again), without(this, again));
    }

    private static int timesOf(@Nullable Origin origins, WeakReference<RunInProgress> run) {
        Origin origin = origins;
        while (origin != null && origin.run != run) {
            origin = origin.older;
        }
        return origin == null ? 0 : origin.times;
    }

    /** Runs that are gone are left out, too: so the list is as short as that of the active runs. */
    private static @Nullable Origin without(@Nullable Origin origins, WeakReference<RunInProgress> run) {
        if (origins == null) {
            return null;
        }
        Origin rest = without(origins.older, run);
        return origins.run == run || origins.run.refersTo(null) ? rest : new Origin(origins.run, origins.times, rest);
    }

    private static final class Merge implements BiFunction<Origin, Origin, Origin> {
        @Override
        public Origin apply(Origin known, Origin added) {
            return known.isForGood() || added.isForGood() ? added : known.and(added.run);
        }
    }
}
