package io.runtrack.agent.frameworks.springbatch;

import io.runtrack.agent.hook.Capture;
import io.runtrack.agent.hook.Hook;
import io.runtrack.agent.hook.HookEnd;
import org.jspecify.annotations.Nullable;

/** {@code AbstractStep.execute(StepExecution)}: a step of a run; partitions too, on threads of their own. */
final class StepHook implements Hook {
    private final RunningJobs jobs;
    private final RunningSteps steps;

    StepHook(RunningJobs jobs, RunningSteps steps) {
        this.jobs = jobs;
        this.steps = steps;
    }

    @Override
    public @Nullable HookEnd entered(@Nullable Object receiver, @Nullable Object[] arguments, Capture capture) {
        Object execution = arguments[0];
        Job job = execution == null ? null : jobs.of(capture.ask(execution, "jobExecution"));
        if (execution == null || job == null) {
            return null; // of a job that another process executes
        }
        Step step = new Step(job, execution, capture);
        step.begin();
        Place outer = steps.begin(step);
        return (result, thrown) -> {
            steps.end(step, outer);
            step.end(thrown);
        };
    }
}
