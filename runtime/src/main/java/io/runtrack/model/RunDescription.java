package io.runtrack.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run says of itself besides how it goes. It may be completed while the run goes on. Immutable.
 *
 * @param labels those that are added to what the run has
 */
public record RunDescription(
        String command,
        @Nullable String subcommand,
        @Nullable String configPath,
        @Nullable String targetDate,
        Map<String, String> labels) {

    public RunDescription {
        labels = Labels.of(labels);
    }

    /** Without labels of its own. */
    public RunDescription(
            String command, @Nullable String subcommand, @Nullable String configPath, @Nullable String targetDate) {
        this(command, subcommand, configPath, targetDate, Map.of());
    }

    /** A run as this describes it; its id and its start stay. */
    public RunMetadata applyTo(RunMetadata run) {
        Map<String, String> all = new LinkedHashMap<>(run.labels());
        all.putAll(labels);
        return run.toBuilder()
                .command(command)
                .subcommand(subcommand)
                .configPath(configPath)
                .targetDate(targetDate)
                .labels(all)
                .build();
    }
}
