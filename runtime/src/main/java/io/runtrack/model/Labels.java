package io.runtrack.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run's labels in the order given, in as little room as they need: whoever holds many runs holds many of these, and
 * may share one among runs. Immutable.
 */
final class Labels extends AbstractMap<String, String> {
    private final String[] namesAndValues;

    private Labels(String[] namesAndValues) {
        this.namesAndValues = namesAndValues;
    }

    /** The same one when it is one already. */
    static Labels of(Map<String, String> labels) {
        if (labels instanceof Labels same) {
            return same;
        }
        String[] namesAndValues = new String[2 * labels.size()];
        int next = 0;
        for (Map.Entry<String, String> label : labels.entrySet()) {
            namesAndValues[next++] = label.getKey();
            namesAndValues[next++] = label.getValue();
        }
        return new Labels(namesAndValues);
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i].equals(name)) {
                return namesAndValues[i + 1];
            }
        }
        return null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i].equals(name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int size() {
        return namesAndValues.length / 2;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Map.Entry<String, String>> {
        @Override
        public int size() {
            return Labels.this.size();
        }

        @Override
        public Iterator<Map.Entry<String, String>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < namesAndValues.length;
                }

                @Override
                public Map.Entry<String, String> next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    next += 2;
                    return new SimpleImmutableEntry<>(namesAndValues[next - 2], namesAndValues[next - 1]);
                }
            };
        }
    }
}
