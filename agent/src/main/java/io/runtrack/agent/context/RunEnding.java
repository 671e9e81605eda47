package io.runtrack.agent.context;

import io.runtrack.agent.values.Failure;
import io.runtrack.model.RunStatus;
import io.runtrack.tracking.RunInProgress;
import org.jspecify.annotations.Nullable;

/**
 * How a captured run ends, by what its framework says.
 *
 * @param status {@code FAILED} or {@code ABORTED}; null for what the run has counted
 * @param thrown what was thrown, or what the framework has caught, without its wrappers
 */
public record RunEnding(
        @Nullable RunStatus status,
        @Nullable String errorType,
        @Nullable String errorMessage,
        @Nullable Integer exitCode,
        @Nullable Throwable thrown) {

    /** As its counts say. */
    public static final RunEnding COUNTED = new RunEnding(null, null, null, null, null);

    /** As its counts say, or as failed by a code other than 0. */
    public static RunEnding exited(int code) {
        return new RunEnding(code == 0 ? null : RunStatus.FAILED, null, null, code, null);
    }

    public static RunEnding failed(Throwable thrown) {
        Failure failure = Failure.of(thrown);
        return new RunEnding(RunStatus.FAILED, failure.type(), failure.message(), null, failure.cause());
    }

    public static RunEnding failed(@Nullable String errorType, @Nullable String errorMessage) {
        return new RunEnding(RunStatus.FAILED, errorType, errorMessage, null, null);
    }

    public static RunEnding aborted(String errorMessage) {
        return new RunEnding(RunStatus.ABORTED, null, errorMessage, null, null);
    }

    public RunEnding withExitCode(int code) {
        return new RunEnding(status, errorType, errorMessage, code, thrown);
    }

    boolean isSuccess() {
        return status == null;
    }

    static @Nullable Throwable causeOf(Throwable thrown) {
        return Failure.causeOf(thrown);
    }

    void applyTo(RunInProgress run) {
        if (status == null) {
            run.end(exitCode);
        } else {
            run.end(status, errorType, errorMessage, exitCode);
        }
    }
}
