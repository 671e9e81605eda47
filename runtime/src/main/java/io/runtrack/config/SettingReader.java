package io.runtrack.config;

import io.runtrack.config.ResolvedSetting.Origin;
import io.runtrack.model.RunId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks settings up in their sources, the strongest first, and turns them into values. A setting that is wrong reads as
 * its default, so that the reading goes on and finds the other mistakes. For one thread.
 */
final class SettingReader {
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final String SECRET = "***";

    private final SettingSources sources;
    private final AgentArguments arguments;
    private final Map<Key, Origin> origins = new EnumMap<>(Key.class);
    private final Map<Key, String> found = new EnumMap<>(Key.class);
    private final List<SettingProblem> problems = new ArrayList<>();
    private @Nullable ConfigFile file;

    SettingReader(SettingSources sources) {
        this.sources = sources;
        this.arguments = AgentArguments.parse(sources.agentArguments());
    }

    Map<Key, Origin> origins() {
        return origins;
    }

    /** Mistakes in the agent argument's form and names. */
    List<SettingProblem> argumentProblems() {
        return arguments.problems();
    }

    /** Mistakes in the values read so far, whatever their source. */
    List<SettingProblem> valueProblems() {
        return problems;
    }

    @Nullable
    String text(Key key) {
        String argument = arguments.value(key);
        if (argument != null) {
            return found(key, argument, Origin.AGENT_ARGUMENT);
        }
        String property = sources.systemProperties().apply(key.property);
        if (property != null && !property.isBlank()) {
            return found(key, property, Origin.SYSTEM_PROPERTY);
        }
        String variable = sources.environment().get(key.variable);
        // Manifests and shells unset a variable by leaving it empty.
        return variable == null || variable.isBlank() ? fromFile(key) : found(key, variable, Origin.ENVIRONMENT);
    }

    /** Whether a source stronger than a config file throws the kill switch; what else it may say is judged later. */
    boolean isSwitchedOff() {
        String text = text(Key.ENABLED);
        return text != null && (text.equalsIgnoreCase("false") || text.equalsIgnoreCase("off"));
    }

    /** What is read from here on may come from that file too, whose mistakes join the others. */
    void fallBackTo(String path) {
        ConfigFile read = ConfigFile.read(path, source(Key.CONFIG));
        problems.addAll(read.problems());
        file = read;
    }

    /** Has the sections read that name methods, if there are any; their mistakes join the others. */
    void readRules(RuleReader reader) {
        if (file != null && !file.rules().isEmpty()) {
            problems.addAll(reader.read(file.rules()));
        }
    }

    /** The config file, if one was named. */
    @Nullable
    ConfigFile file() {
        return file;
    }

    private @Nullable String fromFile(Key key) {
        ConfigFile.Entry entry = file == null ? null : file.entry(key);
        return entry == null ? null : found(key, entry.text(), Origin.CONFIG_FILE);
    }

    /** A folder, its URI, or a path whose scheme a storage has. */
    @Nullable
    String trackingPath(Key key) {
        String text = text(key);
        if (text == null) {
            return null;
        }
        if (FileUri.matches(text)) {
            checkFileUri(key, text);
        } else if (hasScheme(text) && !sources.storages().isKnown(text)) {
            reject(key, text, "no such storage; write " + sources.storages().forms());
        }
        return folder(key, text);
    }

    static boolean hasScheme(String path) {
        return path.indexOf("://") > 0;
    }

    @Nullable
    String folder(Key key) {
        String text = text(key);
        return text == null ? null : folder(key, text);
    }

    boolean bool(Key key, boolean fallback) {
        String text = text(key);
        if (text == null) {
            return fallback;
        }
        boolean yes = text.equalsIgnoreCase("true") || text.equalsIgnoreCase("on");
        if (!yes && !text.equalsIgnoreCase("false") && !text.equalsIgnoreCase("off")) {
            reject(key, text, "neither true nor false; write one of them");
            return fallback;
        }
        return yes;
    }

    LogLevel logLevel(Key key, LogLevel fallback) {
        String text = text(key);
        if (text == null) {
            return fallback;
        }
        for (LogLevel level : LogLevel.values()) {
            if (level.name().equalsIgnoreCase(text)) {
                return level;
            }
        }
        reject(key, text, "no such level; write off, error, warn, info, debug or trace");
        return fallback;
    }

    /** Null when it is not given. */
    @Nullable
    Duration duration(Key key, Duration shortest) {
        String text = text(key);
        if (text == null) {
            return null;
        }
        Duration duration = DurationSyntax.parse(text);
        if (duration == null) {
            reject(key, text, "not a duration; write 500ms, 5s, 2m or ISO 8601 such as PT1M30S");
        } else if (duration.compareTo(shortest) < 0 || duration.compareTo(LONGEST) > 0) {
            reject(key, text, "out of range; write a duration from " + shortest.toMillis() + "ms to 365d");
        } else {
            return duration;
        }
        return null;
    }

    long size(Key key, long fallback) {
        String text = text(key);
        if (text == null) {
            return fallback;
        }
        long size = SizeSyntax.parse(text);
        if (size <= 0) {
            reject(key, text, "not a size above nothing; write 4GiB, 512MiB or a number of bytes");
            return fallback;
        }
        return size;
    }

    Map<String, String> labels(Key key) {
        String text = text(key);
        if (text == null) {
            return labelsFromFile(key);
        }
        Map<String, String> labels = LabelSyntax.parse(text);
        if (labels == null) {
            reject(key, text, "not a list of labels; write team=qa;pipeline=nightly, each name once");
            return Map.of();
        }
        return labels;
    }

    private Map<String, String> labelsFromFile(Key key) {
        Map<String, String> labels = file == null ? Map.of() : file.labels();
        if (!labels.isEmpty()) {
            origins.put(key, Origin.CONFIG_FILE);
        }
        return labels;
    }

    CaptureNames capture(Key key) {
        String text = text(key);
        if (text == null) {
            return CaptureNames.automatic();
        }
        List<String> mistakes = new ArrayList<>(0);
        CaptureNames names = CaptureNames.parse(text, mistakes);
        for (String mistake : mistakes) {
            reject(key, text, mistake);
        }
        return names;
    }

    @Nullable
    String runId(Key key) {
        String text = text(key);
        if (text != null && !RunId.isValid(text)) {
            reject(
                    key,
                    text,
                    "not a run id; write 1 to 64 letters, digits, dots, underscores or hyphens,"
                            + " a letter or digit first");
            return null;
        }
        return text;
    }

    /** Null when there is nobody. */
    @Nullable
    String openLineage(Key key) {
        String text = text(key);
        if (text == null || text.equalsIgnoreCase("off") || text.equalsIgnoreCase("false")) {
            return null;
        }
        if (text.equalsIgnoreCase("on") || text.equalsIgnoreCase("true")) {
            return "on";
        }
        if (text.regionMatches(true, 0, "file:", 0, 5) && text.length() > 5) {
            return folder(key, text);
        }
        NotifyUrl url = text.indexOf('{') < 0 ? NotifyUrl.parse(text) : null;
        if (url == null) {
            reject(
                    key,
                    text,
                    "neither on, off, a URL nor a file; write http://HOST:PORT or file:/FOLDER/events.ndjson");
            return null;
        }
        found.put(key, url.place());
        return text;
    }

    /** A URL may be a secret in itself, and is never shown whole. */
    @Nullable
    NotifyUrl notifyUrl(Key key) {
        String text = text(key);
        if (text == null) {
            return null;
        }
        NotifyUrl url = NotifyUrl.parse(text);
        found.put(key, url == null ? SECRET : url.place());
        if (url == null) {
            reject(
                    key,
                    SECRET,
                    "not a URL that can be told of runs; write https://HOST/PATH, with no other placeholders than "
                            + NotifyUrl.PLACEHOLDERS);
        }
        return url;
    }

    /** Whether the style of notifications is {@code ping}, and not {@code json}. */
    boolean isPing(Key key) {
        String text = text(key);
        if (text != null && !text.equalsIgnoreCase("ping") && !text.equalsIgnoreCase("json")) {
            reject(key, text, "no such style; write json or ping");
        }
        return text != null && text.equalsIgnoreCase("ping");
    }

    /** A setting as it was found; the fallback where no source has it. */
    ResolvedSetting resolved(Key key, String fallback) {
        return new ResolvedSetting(
                key.key, found.getOrDefault(key, fallback), origins.getOrDefault(key, Origin.DEFAULT), source(key));
    }

    void reject(Key key, String value, String remedy) {
        problems.add(new SettingProblem(key.key, source(key), value, remedy));
    }

    private void checkFileUri(Key key, String text) {
        if (FileUri.folder(text) == null) {
            reject(
                    key,
                    text,
                    "not the URI of a folder; write file:///FOLDER, with %20 for a blank, or the folder itself");
        }
    }

    private String folder(Key key, String text) {
        if (text.indexOf('\0') >= 0) {
            reject(key, text, "a path cannot hold a zero character; leave it out");
        }
        return text;
    }

    private String found(Key key, String value, Origin origin) {
        origins.put(key, origin);
        found.put(key, value.strip());
        return value.strip();
    }

    private String source(Key key) {
        return switch (origins.getOrDefault(key, Origin.DEFAULT)) {
            case AGENT_ARGUMENT -> "agent argument";
            case SYSTEM_PROPERTY -> "system property " + key.property;
            case ENVIRONMENT -> "environment variable " + key.variable;
            case CONFIG_FILE -> sourceInFile(key);
            case DEFAULT -> "default";
        };
    }

    private String sourceInFile(Key key) {
        ConfigFile.Entry entry = file == null ? null : file.entry(key);
        return entry == null ? "config file" : entry.source();
    }
}
