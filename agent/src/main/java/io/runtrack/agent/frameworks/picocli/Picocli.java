package io.runtrack.agent.frameworks.picocli;

import io.runtrack.agent.hook.Capture;
import io.runtrack.agent.hook.HookEnd;
import io.runtrack.agent.method.MethodRules;
import io.runtrack.agent.rules.CodedRules;
import io.runtrack.agent.rules.Framework;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes each {@code CommandLine.execute} as a frame. What is executed is known when its arguments have been parsed,
 * what a command throws where picocli calls it: {@code execute} itself only returns a code. Called on the host's
 * threads.
 */
public final class Picocli implements Framework {
    private static final String COMMAND_LINE = "picocli.CommandLine";

    @SuppressWarnings("ThreadLocalUsage") // there is one of us in a JVM, and no static state in here
    private final ThreadLocal<@Nullable Execution> innermost = new ThreadLocal<>();

    @Override
    public MethodRules rules() {
        return new CodedRules("picocli")
                .hook(COMMAND_LINE + "#execute", this::execute, fields())
                .hook(COMMAND_LINE + "#parseArgs", this::parse)
                .hook(COMMAND_LINE + "#executeUserObject", this::call)
                .methods();
    }

    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("command", "the root command's name, else the main class");
        fields.put("subcommand", "the names of the subcommands");
        fields.put("config_path", "the option or parameter config, config-file or config-path");
        fields.put("target_date", "the option or parameter date or target-date");
        fields.put("exit_code", "{return}");
        return fields;
    }

    private HookEnd execute(@Nullable Object commandLine, @Nullable Object[] arguments, Capture capture) {
        Execution outer = innermost.get();
        Execution execution = new Execution(new Commands(commandLine, capture), capture);
        innermost.set(execution);
        return (result, thrown) -> {
            if (outer == null) {
                innermost.remove();
            } else {
                innermost.set(outer);
            }
            execution.end(result, thrown);
        };
    }

    private @Nullable HookEnd parse(@Nullable Object commandLine, @Nullable Object[] arguments, Capture capture) {
        Execution execution = innermost.get();
        return execution == null || !execution.isOf(commandLine) ? null : execution::parsed;
    }

    private @Nullable HookEnd call(@Nullable Object none, @Nullable Object[] arguments, Capture capture) {
        Execution execution = innermost.get();
        return execution == null ? null : (result, thrown) -> execution.called(thrown);
    }
}
