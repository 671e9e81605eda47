package io.runtrack.agent.frameworks.spark;

import io.runtrack.agent.hook.Capture;
import io.runtrack.agent.hook.HookEnd;
import io.runtrack.tracking.RunInProgress;
import java.io.IOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The process that submits jobs and whose runs executors work for. Safe for any thread. */
final class Driver {

    /**
     * {@code submitJob(…, Properties)} and its like: the job's properties go with each of its tasks, and say from now
     * on which run it is for.
     */
    @Nullable
    HookEnd submitted(@Nullable Object scheduler, @Nullable Object[] arguments, Capture capture) {
        RunInProgress run = capture.cluster().driversRun();
        if (run != null) {
            for (Object argument : arguments) {
                if (argument instanceof Properties properties) {
                    RunOfJob.of(run.metadata()).putInto(properties);
                }
            }
        }
        return null;
    }

    /** {@code received(Object, Object[])} of our own plugin. */
    @Nullable
    HookEnd received(@Nullable Object none, @Nullable Object[] arguments, Capture capture) throws IOException {
        if (arguments[0] instanceof byte[] batch && arguments[1] instanceof Object[] answer) {
            answer[0] = capture.cluster().received(batch);
        }
        return null;
    }

    /** {@code executorLost(String, ExecutorLossReason)}: before what it was at is tried again. */
    @Nullable
    HookEnd executorLost(@Nullable Object scheduler, @Nullable Object[] arguments, Capture capture) {
        capture.cluster().lost(Executor.worker(String.valueOf(arguments[0])));
        return null;
    }
}
