package io.runtrack.agent.frameworks.picocli;

import io.runtrack.agent.context.CapturedRun;
import io.runtrack.agent.context.RunEnding;
import io.runtrack.agent.hook.Capture;
import org.jspecify.annotations.Nullable;

/** One {@code CommandLine.execute} in progress. For its thread. */
final class Execution {
    private static final String OF_COMMAND = "picocli.CommandLine$ExecutionException";

    private final Commands commands;
    private final Capture capture;
    private boolean isParsed;
    private @Nullable CapturedRun run;
    private @Nullable Throwable failure;

    Execution(Commands commands, Capture capture) {
        this.commands = commands;
        this.capture = capture;
    }

    /** Whether it waits for the arguments of this one to be parsed. */
    boolean isOf(@Nullable Object commandLine) {
        return !isParsed && commands.areOf(commandLine);
    }

    /** It is known what is executed, or what is wrong about it. Who asks for help executes nothing. */
    void parsed(@Nullable Object result, @Nullable Throwable mistake) {
        isParsed = true;
        failure = mistake;
        if (mistake != null) {
            run = capture.startFrame(commands.refusedBy(mistake));
        } else if (result != null && !commands.areAskedForHelp(result)) {
            run = capture.startFrame(commands.parsed(result));
        }
    }

    /** A command has been called. */
    void called(@Nullable Throwable thrown) {
        if (thrown != null && failure == null) {
            Throwable cause = thrown.getClass().getName().equals(OF_COMMAND) ? thrown.getCause() : null;
            failure = cause == null ? thrown : cause;
        }
    }

    void end(@Nullable Object result, @Nullable Throwable thrown) {
        CapturedRun started = run;
        if (started != null) {
            started.end(ending(result, thrown));
        }
    }

    private RunEnding ending(@Nullable Object result, @Nullable Throwable thrown) {
        if (thrown != null) {
            return RunEnding.failed(thrown);
        }
        int code = result instanceof Integer number ? number : 0;
        Throwable cause = failure;
        return code == 0 || cause == null
                ? RunEnding.exited(code)
                : RunEnding.failed(cause).withExitCode(code);
    }
}
