package io.runtrack.agent.frameworks.springbatch;

import io.runtrack.agent.context.CapturedRun;
import io.runtrack.agent.context.RunEnding;
import io.runtrack.agent.hook.Capture;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A job that is executed, and its run. Safe for any thread: steps may have threads of their own. */
final class Job {
    private final CapturedRun run;
    private @Nullable Throwable firstFailure; // of a step; guarded by this

    Job(CapturedRun run) {
        this.run = run;
    }

    CapturedRun run() {
        return run;
    }

    /** A step has failed. Partitions end before the step that waits for them, which has nothing to say but that. */
    synchronized void stepFailed(Throwable failure) {
        if (firstFailure == null) {
            firstFailure = failure;
        }
    }

    /** How the run ends, by what the job execution says. */
    RunEnding ending(Object execution, Capture capture) {
        String status = String.valueOf(capture.askText(execution, "status"));
        return switch (status) {
            case "COMPLETED" -> RunEnding.COUNTED;
            case "STOPPED", "STOPPING" -> RunEnding.aborted("Job stopped");
            default -> failed(execution, capture);
        };
    }

    private synchronized RunEnding failed(Object execution, Capture capture) {
        Throwable failure = firstFailure == null ? firstOf(execution, capture) : firstFailure;
        return failure == null
                ? RunEnding.failed(
                        null, "Job ended with exit status " + capture.askText(execution, "exitStatus", "exitCode"))
                : RunEnding.failed(failure);
    }

    /** The first failure that a job or step execution lists, without what the framework has wrapped it in. */
    static @Nullable Throwable firstOf(Object execution, Capture capture) {
        if (capture.ask(execution, "failureExceptions") instanceof Collection<?> failures) {
            for (Object each : failures) {
                if (each instanceof Throwable failure) {
                    return Wrappers.carriedBy(failure);
                }
            }
        }
        return null;
    }
}
