package io.runtrack.agent.frameworks.springbatch;

import org.jspecify.annotations.Nullable;

/** What a thread works for: a step, and in it at most one chunk at a time. For one thread. */
final class Place {
    private final Step step;
    private final boolean isStepsOwn;
    private @Nullable Attempt attempt;

    /** @param isStepsOwn whether the thread executes the step itself, and not only chunks of it */
    Place(Step step, boolean isStepsOwn) {
        this.step = step;
        this.isStepsOwn = isStepsOwn;
    }

    Step step() {
        return step;
    }

    boolean isStepsOwn() {
        return isStepsOwn;
    }

    @Nullable
    Attempt attempt() {
        return attempt;
    }

    void attempt(@Nullable Attempt value) {
        attempt = value;
    }
}
