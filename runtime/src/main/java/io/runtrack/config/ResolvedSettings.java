package io.runtrack.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All settings as they resolve, and what is wrong with them, for whoever wants to know why they are what they are. A
 * process that records uses {@link Settings#load(SettingSources)}.
 *
 * @param all each setting, in the order of the documentation
 * @param problems the mistakes for which {@link Settings#load(SettingSources)} would refuse them
 * @param settings the values that count, with defaults in the place of mistakes
 */
public record ResolvedSettings(List<ResolvedSetting> all, List<SettingProblem> problems, Settings settings) {

    public ResolvedSettings {
        all = List.copyOf(all);
        problems = List.copyOf(problems);
    }

    /** Reads them. The sections of a config file that name methods are left out. */
    public static ResolvedSettings of(SettingSources sources) {
        SettingReader reader = new SettingReader(sources);
        Settings settings = Settings.read(sources, reader);
        List<SettingProblem> problems = settings.problems(reader, RuleReader.NONE);
        List<ResolvedSetting> all = new ArrayList<>();
        for (Key key : Key.values()) {
            all.add(reader.resolved(key, whenNotGiven(key, settings)));
        }
        return new ResolvedSettings(all, problems, settings);
    }

    /** The default, or what was given as something else than a text. */
    private static String whenNotGiven(Key key, Settings settings) {
        return switch (key) {
            case PATH, CONFIG, RUN_ID, PARENT_RUN_ID, RERUN_OF, NOTIFY -> "";
            case ENABLED, STACK_TRACES -> "true";
            case VERBOSE, MASK_EMAILS -> "false";
            case REDACT -> "on";
            case LOG_LEVEL -> "warn";
            case OPENLINEAGE -> "off";
            case NOTIFY_STYLE -> "json";
            case SPOOL -> settings.spool().toString();
            case SPOOL_MAX -> "4GiB";
            case CHECKPOINT -> seconds(settings.checkpoint());
            case SHUTDOWN_TIMEOUT -> seconds(settings.shutdownTimeout());
            case CAPTURE -> "auto";
            case LABELS -> labels(settings.labels());
        };
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + "s";
    }

    private static String labels(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(";"));
    }
}
