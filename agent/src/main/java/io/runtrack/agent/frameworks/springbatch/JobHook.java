package io.runtrack.agent.frameworks.springbatch;

import io.runtrack.agent.context.RunEnding;
import io.runtrack.agent.hook.Capture;
import io.runtrack.agent.hook.Hook;
import io.runtrack.agent.hook.HookEnd;
import io.runtrack.model.RunDescription;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code AbstractJob.execute(JobExecution)}: a run, from its beginning to its end. */
final class JobHook implements Hook {
    private final RunningJobs jobs;

    JobHook(RunningJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public @Nullable HookEnd entered(@Nullable Object receiver, @Nullable Object[] arguments, Capture capture) {
        Object execution = arguments[0];
        if (execution == null) {
            return null;
        }
        Job job = new Job(capture.startJob(describe(execution, capture)));
        jobs.begin(execution, job);
        return (result, thrown) -> {
            jobs.end(execution);
            job.run().end(thrown == null ? job.ending(execution, capture) : RunEnding.failed(thrown));
        };
    }

    private static RunDescription describe(Object execution, Capture capture) {
        String name = capture.askText(execution, "jobInstance", "jobName");
        Map<String, String> labels = new LinkedHashMap<>();
        label("spring_batch.job_instance_id", capture.askText(execution, "jobInstance", "id"), labels);
        label("spring_batch.job_execution_id", capture.askText(execution, "id"), labels);
        String date = JobParameters.targetDate(capture.ask(execution, "jobParameters", "parameters"), capture);
        return new RunDescription(name == null ? "job" : name, null, null, date, labels);
    }

    private static void label(String name, @Nullable String value, Map<String, String> labels) {
        if (value != null) {
            labels.put(name, value);
        }
    }
}
