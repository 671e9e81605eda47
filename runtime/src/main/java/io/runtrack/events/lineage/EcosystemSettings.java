package io.runtrack.events.lineage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Settings that users of OpenLineage know: {@code openlineage.yml}, and environment variables in which {@code __} leads
 * to a part and {@code _} joins words, as in {@code OPENLINEAGE__TRANSPORT__AUTH__API_KEY}. A variable beats the file,
 * and one that holds a whole part, as JSON, those that hold pieces of it. Stateless.
 */
final class EcosystemSettings {
    private static final String PREFIX = "OPENLINEAGE__";

    private EcosystemSettings() {}

    /** What the file says, and what the environment says instead. */
    static Map<String, Object> of(Map<?, ?> file, Map<String, String> environment) {
        Map<String, Object> merged = copied(file);
        List<String> variables = new ArrayList<>(new TreeMap<>(environment).keySet());
        variables.removeIf(variable -> !variable.startsWith(PREFIX));
        // Pieces first: what is put later, a whole part, replaces them.
        variables.sort((one, other) -> Integer.compare(parts(other).length, parts(one).length));
        for (String variable : variables) {
            put(merged, parts(variable), environment.getOrDefault(variable, ""));
        }
        return merged;
    }

    private static String[] parts(String variable) {
        return variable.substring(PREFIX.length()).split("__", -1);
    }

    private static void put(Map<String, Object> settings, String[] path, String text) {
        Map<String, Object> at = settings;
        for (int i = 0; i < path.length - 1; i++) {
            String key = camelCase(path[i]);
            Map<String, Object> next = copied(YamlText.mapping(at.get(key)));
            at.put(key, next);
            at = next;
        }
        at.put(camelCase(path[path.length - 1]), value(text));
    }

    private static Object value(String text) {
        String stripped = text.strip();
        boolean structured = stripped.startsWith("{") || stripped.startsWith("[");
        @Nullable Object parsed = structured ? YamlText.read(stripped) : null;
        return parsed == null ? text : parsed;
    }

    private static String camelCase(String words) {
        StringBuilder key = new StringBuilder();
        for (String word : words.toLowerCase(Locale.ROOT).split("_", -1)) {
            key.append(
                    key.length() == 0 || word.isEmpty()
                            ? word
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return key.toString();
    }

    private static Map<String, Object> copied(Map<?, ?> mapping) {
        Map<String, Object> copy = new LinkedHashMap<>();
        mapping.forEach((key, value) -> {
            if (value != null) {
                copy.put(String.valueOf(key), value);
            }
        });
        return copy;
    }
}
