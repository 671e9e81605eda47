package io.runtrack.ui.index;

import io.runtrack.model.RunEnvironment;
import io.runtrack.model.RunMetadata;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets runs share what is the same in many of them, as most of their texts are. For one thread. */
final class CompactRuns {
    private static final int MOST = 200_000;

    private final Map<String, String> shared = new HashMap<>();
    private final Map<Map<String, String>, Map<String, String>> sharedLabels = new HashMap<>();
    private final Map<Long, Long> sharedNumbers = new HashMap<>();

    RunMetadata compact(RunMetadata run) {
        RunEnvironment environment = run.environment();
        return run.toBuilder()
                .schemaVersion(one(run.schemaVersion()))
                .command(one(run.command()))
                .subcommand(orNull(run.subcommand()))
                .configPath(orNull(run.configPath()))
                .targetDate(orNull(run.targetDate()))
                .errorType(orNull(run.errorType()))
                .errorMessage(orNull(run.errorMessage()))
                .parentRunId(orNull(run.parentRunId()))
                .rerunOf(orNull(run.rerunOf()))
                .worker(orNull(run.worker()))
                .labels(labels(run))
                .checkpointMs(number(run.checkpointMs()))
                .environment(new RunEnvironment(
                        orNull(environment.host()),
                        environment.pid(),
                        orNull(environment.user()),
                        orNull(environment.javaVersion()),
                        orNull(environment.mainClass()),
                        orNull(environment.agentVersion()),
                        orNull(environment.gitCommit())))
                .build();
    }

    private Map<String, String> labels(RunMetadata run) {
        if (sharedLabels.size() >= MOST) {
            sharedLabels.clear();
        }
        Map<String, String> known = sharedLabels.putIfAbsent(run.labels(), run.labels());
        return known == null ? run.labels() : known;
    }

    private @Nullable Long number(@Nullable Long number) {
        if (number == null || sharedNumbers.size() >= MOST) {
            return number;
        }
        Long known = sharedNumbers.putIfAbsent(number, number);
        return known == null ? number : known;
    }

    private @Nullable String orNull(@Nullable String text) {
        return text == null ? null : one(text);
    }

    private String one(String text) {
        if (shared.size() >= MOST) {
            shared.clear();
        }
        String known = shared.putIfAbsent(text, text);
        return known == null ? text : known;
    }
}
