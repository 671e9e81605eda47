package io.runtrack.agent.frameworks.springscheduling;

import io.runtrack.agent.context.CapturedRun;
import io.runtrack.agent.context.CommandName;
import io.runtrack.agent.context.RunEnding;
import io.runtrack.agent.hook.Capture;
import io.runtrack.agent.hook.HookEnd;
import io.runtrack.agent.method.MethodRules;
import io.runtrack.agent.rules.CodedRules;
import io.runtrack.agent.rules.Framework;
import io.runtrack.model.RunDescription;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where firings of {@code @Scheduled} methods are taken hold of, from Spring 5 on: at what calls the method, which is
 * inside what swallows its exceptions.
 */
public final class SpringScheduling implements Framework {

    @Override
    public MethodRules rules() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("command", "the class");
        fields.put("subcommand", "the method");
        return new CodedRules("spring-scheduling")
                .hook(
                        "org.springframework.scheduling.support.ScheduledMethodRunnable#run",
                        SpringScheduling::fired,
                        fields)
                .methods();
    }

    private static @Nullable HookEnd fired(@Nullable Object runnable, @Nullable Object[] arguments, Capture capture) {
        if (!(capture.ask(runnable, "method") instanceof Method method)) {
            return null;
        }
        String command = CommandName.of(method.getDeclaringClass().getName(), method.getName());
        CapturedRun run =
                capture.startJob(new RunDescription(command, CommandName.ofMethod(method.getName()), null, null));
        return (result, thrown) -> run.end(thrown == null ? RunEnding.COUNTED : RunEnding.failed(thrown));
    }
}
