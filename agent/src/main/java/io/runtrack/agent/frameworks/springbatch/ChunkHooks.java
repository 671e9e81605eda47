package io.runtrack.agent.frameworks.springbatch;

import io.runtrack.agent.hook.Capture;
import io.runtrack.agent.hook.HookEnd;
import org.jspecify.annotations.Nullable;

/**
 * {@code StepExecution.createStepContribution()} and {@code apply(StepContribution)}: what every kind of step does
 * before and after each attempt at a chunk, on the thread that works at it.
 */
final class ChunkHooks {
    private final RunningSteps steps;

    ChunkHooks(RunningSteps steps) {
        this.steps = steps;
    }

    @Nullable
    HookEnd begun(@Nullable Object execution, @Nullable Object[] arguments, Capture capture) {
        Step step = steps.of(execution);
        if (step == null) {
            return null;
        }
        return (contribution, thrown) -> {
            if (contribution != null) {
                begin(step, contribution);
            }
        };
    }

    private void begin(Step step, Object contribution) {
        Place place = steps.here();
        if (place == null || place.step() != step) {
            place = new Place(step, false);
            steps.put(place);
        }
        place.attempt(step.begin(contribution));
    }

    @Nullable
    HookEnd ended(@Nullable Object execution, @Nullable Object[] arguments, Capture capture) {
        Place place = steps.here();
        Attempt attempt = place == null ? null : place.attempt();
        if (place == null || attempt == null || !attempt.isOf(arguments[0])) {
            return null;
        }
        place.attempt(null);
        if (!place.isStepsOwn()) {
            steps.put(null);
        }
        place.step().end(attempt);
        return null;
    }
}
