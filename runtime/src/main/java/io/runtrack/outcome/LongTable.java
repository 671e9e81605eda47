package io.runtrack.outcome;

import java.util.Arrays;

/** A hash table of numbers, each with a place that never changes: what belongs to it lies there. For one thread. */
public final class LongTable {
    private static final int SMALLEST = 64;

    private long[] keys = new long[SMALLEST / 2]; // by place
    private int[] places = new int[SMALLEST]; // by hash: place + 1, 0 for none
    private int size;

    public int size() {
        return size;
    }

    /** The key that has a place. */
    public long key(int place) {
        return keys[place];
    }

    /** The key's place, or -1. */
    public int find(long key) {
        int mask = places.length - 1;
        for (int slot = slot(key, mask); places[slot] != 0; slot = (slot + 1) & mask) {
            if (keys[places[slot] - 1] == key) {
                return places[slot] - 1;
            }
        }
        return -1;
    }

    /** The key's place, which is {@link #size} as it was before when the key is new. */
    public int put(long key) {
        int found = find(key);
        if (found >= 0) {
            return found;
        }
        if (size == keys.length) {
            grow();
        }
        keys[size] = key;
        enter(size);
        return size++;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, keys.length * 2);
        places = new int[places.length * 2];
        for (int place = 0; place < size; place++) {
            enter(place);
        }
    }

    private void enter(int place) {
        int mask = places.length - 1;
        int slot = slot(keys[place], mask);
        while (places[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        places[slot] = place + 1;
    }

    private static int slot(long key, int mask) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    }
}
