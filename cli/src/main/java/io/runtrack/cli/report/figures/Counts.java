package io.runtrack.cli.report.figures;

import java.util.EnumMap;
import java.util.Map;

/** How many there are of each kind. For one thread. */
final class Counts<K extends Enum<K>> {
    private final Map<K, Long> counts;

    Counts(Class<K> kinds) {
        counts = new EnumMap<>(kinds);
    }

    void add(K kind) {
        counts.merge(kind, 1L, Long::sum);
    }

    long of(K kind) {
        return counts.getOrDefault(kind, 0L);
    }
}
