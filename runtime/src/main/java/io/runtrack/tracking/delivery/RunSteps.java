package io.runtrack.tracking.delivery;

import io.runtrack.model.RunStep;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of a run, in the order in which they began. A step is put once when it begins, without a time of its end,
 * and once when it ends. Not safe for several threads; its owner guards it.
 */
public final class RunSteps {
    private static final int MOST = 10_000;

    private final List<RunStep> steps;

    /** @param known steps to go on from */
    public RunSteps(List<RunStep> known) {
        steps = new ArrayList<>(known);
    }

    /** Puts a step, in place of itself if it was put before. False if there are too many: then it is left out. */
    public boolean put(RunStep step) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (isBeginningOf(step, steps.get(i))) {
                steps.set(i, step);
                return true;
            }
        }
        return steps.size() < MOST && steps.add(step);
    }

    /** A name alone does not tell a step: a flow may come back to it. */
    private static boolean isBeginningOf(RunStep step, RunStep earlier) {
        return earlier.completedAt() == null
                && step.startedAt() != null
                && step.startedAt().equals(earlier.startedAt())
                && step.name().equals(earlier.name());
    }

    /** The steps now. */
    public List<RunStep> all() {
        return List.copyOf(steps);
    }
}
