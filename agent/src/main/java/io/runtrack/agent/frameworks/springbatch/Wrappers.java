package io.runtrack.agent.frameworks.springbatch;

import io.runtrack.agent.values.Failure;
import java.util.Set;

/** Looks through the exceptions that only say that a step cannot go on, at why it cannot. */
final class Wrappers {
    private static final int MOST = 16;
    private static final Set<String> NAMES = Set.of(
            "org.springframework.batch.core.step.FatalStepExecutionException",
            "org.springframework.batch.core.step.skip.NonSkippableReadException",
            "org.springframework.batch.core.step.skip.NonSkippableProcessException",
            "org.springframework.batch.core.step.skip.NonSkippableWriteException",
            "org.springframework.retry.RetryException",
            "org.springframework.retry.ExhaustedRetryException",
            "org.springframework.core.retry.RetryException");

    private Wrappers() {}

    static Throwable carriedBy(Throwable failure) {
        Throwable current = Failure.of(failure).cause();
        for (int i = 0; i < MOST && NAMES.contains(current.getClass().getName()); i++) {
            Throwable cause = Failure.causeOf(current);
            if (cause == null) {
                break;
            }
            current = Failure.of(cause).cause();
        }
        return current;
    }

    /**
     * Whether a step has failed by an error, at whatever depth: one that says that too much was skipped has it, too.
     */
    static boolean isCausedBy(Throwable failure, Throwable error) {
        Throwable carried = carriedBy(error);
        Throwable each = failure;
        for (int i = 0; i < MOST && each != null; i++) {
            if (each == error || each == carried) {
                return true;
            }
            each = Failure.causeOf(each);
        }
        return false;
    }
}
