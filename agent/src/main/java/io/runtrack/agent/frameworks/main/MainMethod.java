package io.runtrack.agent.frameworks.main;

import io.runtrack.agent.context.CapturedRun;
import io.runtrack.agent.context.RunEnding;
import io.runtrack.agent.hook.Capture;
import io.runtrack.agent.hook.HookEnd;
import io.runtrack.agent.method.MethodRules;
import io.runtrack.agent.rules.CodedRules;
import io.runtrack.agent.rules.Framework;
import io.runtrack.model.RunDescription;
import io.runtrack.tracking.CurrentProcess;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Takes the process as a frame, from the start of its main method to the end of the JVM. */
public final class MainMethod implements Framework {
    private final AtomicBoolean entered = new AtomicBoolean();

    @Override
    public MethodRules rules() {
        CodedRules rules = new CodedRules("main");
        String main = CurrentProcess.mainClass();
        return main == null
                ? rules.methods()
                : rules.hook(
                                main + "#main",
                                this::main,
                                Map.of("command", "the main class", "exit_code", "of System.exit"))
                        .methods();
    }

    private @Nullable HookEnd main(@Nullable Object none, @Nullable Object[] arguments, Capture capture) {
        if (!entered.compareAndSet(false, true)) {
            return null;
        }
        CapturedRun run = capture.startFrame(new RunDescription(capture.processName(), null, null, null));
        run.endsWithProcess(RunEnding.COUNTED);
        return (result, thrown) -> {
            if (thrown != null) {
                run.endsWithProcess(RunEnding.failed(thrown));
            }
        };
    }
}
