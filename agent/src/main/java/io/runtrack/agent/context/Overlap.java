package io.runtrack.agent.context;

import io.runtrack.tracking.RunInProgress;
import java.lang.ref.WeakReference;

/**
 * A time in which several runs are active, from the start of the second to the end of the last but one. What was
 * submitted before it belongs to the run that was active alone until then, and so does what is left of it in the next.
 * Compared by identity.
 */
final class Overlap {
    private final WeakReference<RunInProgress> first;
    private final WorkTable work = new WorkTable();

    Overlap(RunInProgress first) {
        this.first = new WeakReference<>(first);
    }

    /** The run that was active alone. */
    WeakReference<RunInProgress> first() {
        return first;
    }

    /** What has been submitted since. */
    WorkTable work() {
        return work;
    }
}
