package io.runtrack.agent.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said of classes by their names. Asked for every class that the host loads: for one that nothing is said of it
 * looks into a hash table, and compares the name with what all patterns with wildcards begin with. Immutable once
 * built; for any thread.
 */
final class ClassIndex<T> {
    private final Map<String, List<Numbered<T>>> byName = new HashMap<>();
    private final Map<String, Wildcards<T>> byPattern = new LinkedHashMap<>();
    private @Nullable String commonPrefix;
    private int size;

    private record Numbered<T>(int number, T value) implements Comparable<Numbered<T>> {
        @Override
        public int compareTo(Numbered<T> other) {
            return Integer.compare(number, other.number);
        }
    }

    /** What is said of one pattern: several rules often name methods of the same classes. */
    private record Wildcards<T>(NamePattern pattern, List<Numbered<T>> values) {}

    void add(NamePattern pattern, T value) {
        Numbered<T> numbered = new Numbered<>(size++, value);
        String text = pattern.toString();
        if (NamePattern.hasWildcards(text)) {
            Wildcards<T> known = byPattern.get(text);
            if (known == null) {
                known = new Wildcards<>(pattern, new ArrayList<>(1));
                byPattern.put(text, known);
            }
            known.values().add(numbered);
            commonPrefix = commonPrefix == null ? pattern.prefix() : common(commonPrefix, pattern.prefix());
        } else {
            for (String spelling : NestedName.spellings(text)) {
                List<Numbered<T>> known = byName.get(spelling);
                if (known == null) {
                    known = new ArrayList<>(1);
                    byName.put(spelling, known);
                }
                known.add(numbered);
            }
        }
    }

    boolean knows(String className) {
        if (byName.containsKey(className)) {
            return true;
        }
        if (commonPrefix == null || !NamePattern.begins(className, commonPrefix)) {
            return false;
        }
        for (Wildcards<T> wildcards : byPattern.values()) {
            if (wildcards.pattern().matches(className)) {
                return true;
            }
        }
        return false;
    }

    /** What is said of a class, in the order in which it was added. */
    List<T> of(String className) {
        List<Numbered<T>> found = new ArrayList<>(byName.getOrDefault(className, List.of()));
        for (Wildcards<T> wildcards : byPattern.values()) {
            if (wildcards.pattern().matches(className)) {
                found.addAll(wildcards.values());
            }
        }
        Collections.sort(found);
        List<T> values = new ArrayList<>(found.size());
        for (Numbered<T> numbered : found) {
            values.add(numbered.value());
        }
        return values;
    }

    private static String common(String first, String second) {
        int length = 0;
        while (length < first.length() && length < second.length() && first.charAt(length) == second.charAt(length)) {
            length++;
        }
        return first.substring(0, length);
    }
}
