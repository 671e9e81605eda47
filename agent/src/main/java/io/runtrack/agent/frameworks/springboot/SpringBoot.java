package io.runtrack.agent.frameworks.springboot;

import io.runtrack.agent.hook.Capture;
import io.runtrack.agent.hook.HookEnd;
import io.runtrack.agent.method.MethodRules;
import io.runtrack.agent.rules.CodedRules;
import io.runtrack.agent.rules.Framework;
import io.runtrack.tracking.CurrentProcess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Takes an application as a frame from its first runner on. The frame goes on when {@code run} has returned: until the
 * main method is left, if that is known, or the process ends. Called on the host's threads.
 */
public final class SpringBoot implements Framework {
    private static final String APPLICATION = "org.springframework.boot.SpringApplication";

    private final List<Application> applications = new CopyOnWriteArrayList<>();

    @Override
    public MethodRules rules() {
        CodedRules rules = new CodedRules("spring-boot")
                .hook(APPLICATION + "#callRunners", this::callRunners)
                .hook(APPLICATION + "#callRunner", this::callRunner, fields())
                .hook(APPLICATION + "#run(java.lang.String[])", this::run);
        String main = CurrentProcess.mainClass();
        return main == null
                ? rules.methods()
                : rules.hook(main + "#main", this::main).methods();
    }

    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("command", "spring.application.name, else the main class");
        fields.put("exit_code", "of System.exit");
        return fields;
    }

    /** Runs on one thread, one after the other; runners may run further applications. */
    private @Nullable HookEnd callRunners(@Nullable Object application, @Nullable Object[] arguments, Capture capture) {
        if (application == null || arguments.length == 0 || Application.isOnTheWeb(application, capture)) {
            return null;
        }
        Application begun = new Application(application, arguments[0], capture);
        applications.add(begun);
        return (result, thrown) -> {
            if (!begun.hasRunners()) {
                applications.remove(begun);
            }
        };
    }

    private @Nullable HookEnd callRunner(@Nullable Object application, @Nullable Object[] arguments, Capture capture) {
        Application begun = of(application);
        if (begun == null) {
            return null;
        }
        begun.startOnce();
        return (result, thrown) -> begun.runnerLeft(thrown);
    }

    private HookEnd run(@Nullable Object application, @Nullable Object[] arguments, Capture capture) {
        return (result, thrown) -> {
            Application begun = of(application);
            if (begun != null && thrown != null) {
                begun.failed(thrown);
            }
        };
    }

    private HookEnd main(@Nullable Object none, @Nullable Object[] arguments, Capture capture) {
        return (result, thrown) -> {
            for (Application each : applications) {
                each.mainLeft(thrown);
            }
            applications.clear();
        };
    }

    private @Nullable Application of(@Nullable Object application) {
        for (int i = applications.size() - 1; i >= 0; i--) {
            if (applications.get(i).is(application)) {
                return applications.get(i);
            }
        }
        return null;
    }
}
