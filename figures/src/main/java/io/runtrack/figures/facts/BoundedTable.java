package io.runtrack.figures.facts;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A table that keeps the first so many keys of an order, and hands the values of all others on. Those that are kept in
 * the end were kept in each part, so that it does not matter how the keys were split, nor in which order they came. For
 * one thread.
 */
final class BoundedTable<K, V extends Addable<V>> {
    private final int most;
    private final TreeMap<K, V> kept;
    private final Supplier<V> empty;
    private final Function<K, V> beyond;

    /**
     * An empty table.
     *
     * @param most how many keys are kept
     * @param order the first keys of it are
     * @param empty the value of a key that is new
     * @param beyond where the value of a key goes that is not kept
     */
    BoundedTable(int most, Comparator<? super K> order, Supplier<V> empty, Function<K, V> beyond) {
        this.most = most;
        this.kept = new TreeMap<>(order);
        this.empty = empty;
        this.beyond = beyond;
    }

    /** What belongs to the key: its own value, or that of the others. */
    V of(K key) {
        V known = kept.get(key);
        if (known != null) {
            return known;
        }
        if (kept.size() >= most) {
            if (kept.comparator().compare(key, kept.lastKey()) > 0) {
                return beyond.apply(key);
            }
            Map.Entry<K, V> last = kept.pollLastEntry();
            beyond.apply(last.getKey()).add(last.getValue());
        }
        V created = empty.get();
        kept.put(key, created);
        return created;
    }

    /** Takes in what another one kept; what it handed on is the business of its owner. */
    void add(BoundedTable<K, V> other) {
        other.kept.forEach((key, value) -> of(key).add(value));
    }

    /** In the order of the keys. */
    Map<K, V> kept() {
        return Collections.unmodifiableMap(kept);
    }
}
