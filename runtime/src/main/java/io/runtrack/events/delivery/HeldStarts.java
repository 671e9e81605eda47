package io.runtrack.events.delivery;

import io.runtrack.model.RunMetadata;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The starts that are not told yet, since their runs may still become somebody else's and get another name. Each is
 * held until that is settled and for a moment more, in which the new name comes out of the journal; some seconds at
 * most. For one thread.
 */
final class HeldStarts {
    static final long MOMENT_MILLIS = 250;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Predicate<String> unsettled;
    private final Map<String, Long> deadlines = new HashMap<>();
    private boolean holding;

    /** @param unsettled whether the run of an id may still become another */
    HeldStarts(Predicate<String> unsettled) {
        this.unsettled = unsettled;
    }

    /** For runs that are what they are. */
    static HeldStarts none() {
        return new HeldStarts(id -> false);
    }

    /** One looks at all that waits, again. */
    void look() {
        holding = false;
    }

    /** Whether one has been held back since. */
    boolean isHolding() {
        return holding;
    }

    /** Whether the start of a run is held back now. */
    boolean hold(RunMetadata run) {
        String id = run.runId();
        boolean open = unsettled.test(id);
        Long before = deadlines.get(id);
        if (before == null && !open) {
            return false;
        }
        long now = System.nanoTime();
        long deadline = before == null ? now + LONGEST_NANOS : before;
        long moment = now + TimeUnit.MILLISECONDS.toNanos(MOMENT_MILLIS) / 2;
        if (!open && deadline - moment > 0) {
            deadline = moment;
        }
        boolean held = deadline - now > 0;
        if (held) {
            deadlines.put(id, deadline);
        } else {
            deadlines.remove(id);
        }
        holding |= held;
        return held;
    }
}
