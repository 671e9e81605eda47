package io.runtrack.agent.frameworks.springbatch;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that are executed now, by their job executions: those of two repositories may be equal. Safe for any thread.
 */
final class RunningJobs {
    private final Map<Object, Job> jobs = Collections.synchronizedMap(new IdentityHashMap<>());

    void begin(Object jobExecution, Job job) {
        jobs.put(jobExecution, job);
    }

    void end(Object jobExecution) {
        jobs.remove(jobExecution);
    }

    /** The job of a step, which may be executed on another thread. */
    @Nullable
    Job of(@Nullable Object jobExecution) {
        return jobExecution == null ? null : jobs.get(jobExecution);
    }
}
