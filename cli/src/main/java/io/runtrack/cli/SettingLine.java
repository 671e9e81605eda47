package io.runtrack.cli;

import io.runtrack.config.Origin;
import io.runtrack.config.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A setting as it is in force.
 *
 * @param key its name, as behind {@code -javaagent}
 * @param value as it would be written; null when there is none
 * @param from where it comes from
 */
record SettingLine(String key, @Nullable String value, Origin from) {

    /** All of them, in the order of the documentation. */
    static List<SettingLine> all(Settings settings) {
        return List.of(
                line(settings, "path", settings.path()),
                line(settings, "enabled", settings.enabled()),
                line(settings, "config", settings.config()),
                line(settings, "verbose", settings.verbose()),
                line(settings, "log.level", Fields.lower(settings.logLevel())),
                line(settings, "spool", settings.isTracking() ? settings.spool() : null),
                line(settings, "spool.max", settings.spoolMax()),
                line(settings, "checkpoint", text(settings.checkpoint())),
                line(settings, "shutdown.timeout", text(settings.shutdownTimeout())),
                line(settings, "labels", labels(settings.labels())),
                line(settings, "run.id", settings.runId()),
                line(settings, "parent.run.id", settings.parentRunId()),
                line(settings, "redact", settings.redacts() ? "on" : "off"),
                line(settings, "mask.emails", settings.masksEmails()),
                line(settings, "stack.traces", settings.stackTraces()));
    }

    /** In words; a variable that is called otherwise than its setting is easily overlooked. */
    String origin(Map<String, String> environment) {
        String variable = "TRACKING_" + key.replace('.', '_').toUpperCase(Locale.ROOT);
        return switch (from) {
            case AGENT_ARGUMENT -> "argument";
            case SYSTEM_PROPERTY ->
                key.equals("path") && !System.getProperties().containsKey("tracking.path")
                        ? environment.containsKey(variable) ? variable : "--path"
                        : "-Dtracking." + key;
            case ENVIRONMENT -> variable;
            case CONFIG_FILE -> "config file";
            case DEFAULT -> "default";
        };
    }

    private static SettingLine line(Settings settings, String key, @Nullable Object value) {
        return new SettingLine(key, value == null ? null : value.toString(), settings.origin(key));
    }

    private static String text(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }

    private static @Nullable String labels(Map<String, String> labels) {
        return labels.isEmpty()
                ? null
                : labels.entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(";"));
    }
}
