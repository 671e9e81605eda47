package io.runtrack.tracking.delivery;

import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import org.jspecify.annotations.Nullable;

/** How a run ended. The messages are those that the delivery report groups by and must not vary. */
public record RunEnd(
        RunStatus status,
        @Nullable String errorMessage,
        @Nullable String errorType,
        @Nullable Integer exitCode,
        @Nullable Integer signal) {

    static final RunEnd SUCCESS = new RunEnd(RunStatus.SUCCESS, null, null, null, null);
    static final RunEnd PARTIAL_SUCCESS = new RunEnd(RunStatus.PARTIAL_SUCCESS, null, null, null, null);

    public static RunEnd failed(@Nullable String errorType, @Nullable String message) {
        return new RunEnd(RunStatus.FAILED, message, errorType, null, null);
    }

    /** A command that ended with an exit code other than 0. */
    public static RunEnd exited(int code) {
        return new RunEnd(RunStatus.FAILED, "exited with status " + code, null, code, null);
    }

    /**
     * A command that says itself that it failed or was aborted; without a message an exit code tells what went wrong.
     */
    public static RunEnd reported(
            RunStatus status, @Nullable String errorType, @Nullable String message, @Nullable Integer exitCode) {
        if (message == null && status == RunStatus.FAILED && exitCode != null && exitCode != 0) {
            return new RunEnd(status, exited(exitCode).errorMessage(), errorType, exitCode, null);
        }
        return new RunEnd(status, message, errorType, exitCode, null);
    }

    /** Stopped by Ctrl+C, SIGTERM or SIGHUP. The shell's convention makes 128 + n of signal n. */
    public static RunEnd signalled(int signal) {
        return new RunEnd(
                RunStatus.ABORTED, "Command aborted by user (signal " + signal + ")", null, 128 + signal, signal);
    }

    /** Still active when the JVM ran out of non-daemon threads. */
    public static RunEnd jvmEnded() {
        return new RunEnd(RunStatus.ABORTED, "JVM ended before the command completed", null, null, null);
    }

    /** SIGKILL, OOM kill, crash, halt or power loss, as found later in the journal. */
    static RunEnd processDied() {
        return new RunEnd(RunStatus.ABORTED, "Process died before the command completed (recovered)", null, null, null);
    }

    /** As a run that has ended. */
    public static RunEnd of(RunMetadata ended) {
        return new RunEnd(ended.status(), ended.errorMessage(), ended.errorType(), ended.exitCode(), ended.signal());
    }

    public RunMetadata.Builder applyTo(RunMetadata.Builder run) {
        return run.status(status)
                .errorMessage(errorMessage)
                .errorType(errorType)
                .exitCode(exitCode)
                .signal(signal);
    }

    public RunEnd withExitCode(int code) {
        return new RunEnd(status, errorMessage, errorType, code, signal);
    }
}
