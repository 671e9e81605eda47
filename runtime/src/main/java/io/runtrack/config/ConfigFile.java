package io.runtrack.config;

import io.runtrack.redaction.SecretPattern;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a config file says: settings, patterns of secrets, and the rules as they stand there. Settings are written like
 * agent arguments, {@code log.level: debug}, or nested, {@code log: {level: debug}}. It collects its mistakes; what is
 * wrong counts as not set. For one thread.
 */
final class ConfigFile {
    private static final String PATTERNS = "redact.patterns";

    /** Sections that name methods, which a {@link RuleReader} reads. */
    private static final List<String> RULES = List.of("commands", "files", "emails", "exclude");

    private static final int MOST_PATTERNS = 100;

    /** A setting's text and where it stands. */
    record Entry(String text, String source) {}

    private final Map<Key, Entry> settings = new EnumMap<>(Key.class);
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final List<SecretPattern> patterns = new ArrayList<>();
    private final Map<String, YamlValue> rules = new LinkedHashMap<>();
    private final List<SettingProblem> problems = new ArrayList<>();

    private ConfigFile() {}

    /** Reads a file. One that cannot be read at all is one mistake more. */
    static ConfigFile read(String path, String source) {
        ConfigFile file = new ConfigFile();
        try {
            file.addAll("", YamlDocument.read(path));
        } catch (YamlDocument.UnreadableException unreadable) {
            file.problems.add(new SettingProblem(Key.CONFIG.key, source, path, unreadable.getMessage()));
        }
        return file;
    }

    @Nullable
    Entry entry(Key key) {
        return settings.get(key);
    }

    /** The labels if they are written as a mapping. */
    Map<String, String> labels() {
        return labels;
    }

    List<SecretPattern> patterns() {
        return patterns;
    }

    /** The sections that name methods, each as it stands in the file. */
    Map<String, YamlValue> rules() {
        return rules;
    }

    List<SettingProblem> problems() {
        return problems;
    }

    private void addAll(String prefix, YamlValue mapping) {
        for (YamlValue.Entry entry : mapping.entries()) {
            add(prefix.concat(entry.key()), entry.value());
        }
    }

    private void add(String name, YamlValue value) {
        Key key = Key.named(name);
        if (RULES.contains(name)) {
            rules.put(name, value);
        } else if (name.equals(PATTERNS)) {
            addPatterns(value);
        } else if (key == Key.LABELS && value.isMapping()) {
            addLabels(value);
        } else if (value.isMapping() && isPrefix(name)) {
            addAll(name.concat("."), value);
        } else if (key == null) {
            reject(name, value, "no such setting; the nearest one is " + nearest(name));
        } else {
            addSetting(key, value);
        }
    }

    /** The nearest one of all that a config file may hold. */
    private static String nearest(String name) {
        List<String> known = Key.names();
        known.remove(Key.CONFIG.key);
        known.add(PATTERNS);
        known.addAll(RULES);
        return NearestName.of(name, known);
    }

    private void addSetting(Key key, YamlValue value) {
        String text = value.text();
        if (key == Key.CONFIG) {
            reject(key.key, value, "a config file cannot name another one; leave it out");
        } else if (text == null) {
            reject(key.key, value, "a list or a mapping; write one value");
        } else if (!text.isBlank() && settings.put(key, new Entry(text, value.place())) != null) {
            reject(key.key, value, "is given twice; leave one out");
        }
    }

    private void addPatterns(YamlValue value) {
        for (YamlValue pattern : value.elements()) {
            String expression = pattern.text();
            if (expression == null) {
                reject(PATTERNS, pattern, "not a regular expression; write a list of texts");
            } else if (patterns.size() == MOST_PATTERNS) {
                reject(PATTERNS, pattern, "more than " + MOST_PATTERNS + " patterns; join some with |");
                return;
            } else {
                addPattern(expression, pattern);
            }
        }
    }

    private void addPattern(String expression, YamlValue value) {
        try {
            patterns.add(SecretPattern.compile(expression));
        } catch (IllegalArgumentException unusable) {
            reject(PATTERNS, value, String.valueOf(unusable.getMessage()));
        }
    }

    private void addLabels(YamlValue mapping) {
        for (YamlValue.Entry label : mapping.entries()) {
            String text = label.value().text();
            if (text == null) {
                reject(Key.LABELS.key, label.value(), "label " + label.key() + " has no text for a value; write one");
            } else {
                labels.put(label.key(), text);
            }
        }
    }

    private void reject(String key, YamlValue value, String remedy) {
        problems.add(SettingProblem.in(value, key, remedy));
    }

    /** Whether settings are called that and something more. */
    private static boolean isPrefix(String name) {
        String prefix = name.concat(".");
        for (Key key : Key.values()) {
            if (key.key.startsWith(prefix)) {
                return true;
            }
        }
        return PATTERNS.startsWith(prefix);
    }
}
