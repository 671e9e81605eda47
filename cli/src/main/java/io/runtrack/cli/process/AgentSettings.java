package io.runtrack.cli.process;

import io.runtrack.cli.terminal.UsageMistake;
import io.runtrack.config.InvalidSettingsException;
import io.runtrack.config.SettingProblem;
import io.runtrack.config.SettingSources;
import io.runtrack.config.Settings;
import io.runtrack.storage.StorageSchemes;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Settings given on the command line as {@code key=value}, as the text that the agent takes. Stateless. */
final class AgentSettings {
    /** Relative ones are meant from where the user is, and not from where the agent runs. */
    private static final Set<String> PATHS = Set.of("path", "config", "spool");

    private AgentSettings() {}

    /**
     * The agent's argument, whose mistakes are found before anybody is troubled with them.
     *
     * @param path the tracking path; null, or a setting that says where to track to, for none
     * @throws UsageMistake with every mistake that there is
     */
    static String argument(List<String> settings, @Nullable String path) {
        List<String> entries = new ArrayList<>();
        boolean saysWhere = settings.stream().anyMatch(text -> text.startsWith("path=") || text.startsWith("config="));
        if (path != null && !saysWhere) {
            entries.add(entry("path=" + path));
        }
        for (String setting : settings) {
            entries.add(entry(setting));
        }
        String argument = String.join(",", entries);
        check(argument);
        return argument;
    }

    private static String entry(String setting) {
        int equals = setting.indexOf('=');
        if (equals < 1) {
            throw new UsageMistake("'" + setting + "' is no setting; write KEY=VALUE, such as path=/data/tracking");
        }
        String key = setting.substring(0, equals).strip();
        String value = setting.substring(equals + 1);
        return key + "=" + (PATHS.contains(key) ? absolute(value) : value).replace(",", "\\,");
    }

    private static String absolute(String path) {
        boolean isUri = path.contains("://") || path.regionMatches(true, 0, "file:", 0, "file:".length());
        try {
            return isUri || path.isBlank()
                    ? path
                    : Path.of(path.strip()).toAbsolutePath().normalize().toString();
        } catch (InvalidPathException reportedByTheSettings) {
            return path;
        }
    }

    /**
     * Whether any source says where to track to; the agent does nothing where none does.
     *
     * @param properties of the process that is to be tracked
     * @param environment of that process; null when it cannot be seen, and may say so
     */
    static boolean sayWhere(String argument, Properties properties, @Nullable Map<String, String> environment) {
        return environment == null
                || (',' + argument).contains(",path=")
                || (',' + argument).contains(",config=")
                || isSet(properties.getProperty("tracking.path"))
                || isSet(properties.getProperty("tracking.config"))
                || isSet(environment.get("TRACKING_PATH"))
                || isSet(environment.get("TRACKING_CONFIG"));
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    private static void check(String argument) {
        try {
            Settings.load(new SettingSources(argument, name -> null, Map.of(), new StorageSchemes()));
        } catch (InvalidSettingsException mistakes) {
            throw new UsageMistake(
                    mistakes.problems().stream().map(SettingProblem::message).collect(Collectors.joining("; ")));
        }
    }
}
