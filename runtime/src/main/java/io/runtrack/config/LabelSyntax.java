package io.runtrack.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code team=qa;pipeline=nightly}: the order is kept, a value may hold {@code =} or be empty. */
final class LabelSyntax {

    private LabelSyntax() {}

    /** Returns null when a part has no name or no {@code =}, or a name comes twice. */
    static @Nullable Map<String, String> parse(String text) {
        Map<String, String> labels = new LinkedHashMap<>();
        int start = 0;
        while (start < text.length()) {
            int semicolon = text.indexOf(';', start);
            int end = semicolon < 0 ? text.length() : semicolon;
            String label = text.substring(start, end).strip();
            if (!label.isEmpty() && !add(label, labels)) {
                return null;
            }
            start = end + 1;
        }
        return labels;
    }

    private static boolean add(String label, Map<String, String> labels) {
        int equals = label.indexOf('=');
        if (equals < 1) {
            return false;
        }
        String name = label.substring(0, equals).strip();
        return labels.put(name, label.substring(equals + 1).strip()) == null;
    }
}
