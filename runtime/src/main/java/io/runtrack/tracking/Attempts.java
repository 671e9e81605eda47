package io.runtrack.tracking;

import io.runtrack.annotations.FileStatus;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the failed files of a run, so that the next call for the same file is its next attempt. Files whose path is
 * unknown are different ones. A file is known by a 64-bit hash of method and path: a million of them take 26 MB at most
 * and none are held when nothing fails. Beyond {@link #LIMIT} new failures are not remembered. Not safe for several
 * threads; its owner guards it.
 */
final class Attempts {
    static final int LIMIT = 1_000_000;
    private static final int FIRST_CAPACITY = 64;

    private long[] keys = {};
    private int[] failedAttempts = {};
    private int size;

    /** The number that the attempt at hand has. */
    int current(String method, @Nullable String path) {
        if (size == 0 || path == null) {
            return 1;
        }
        int slot = find(key(method, path));
        return failedAttempts[slot] + 1;
    }

    /** Takes note of how an attempt ended and answers which one it was. */
    int ended(String method, @Nullable String path, FileStatus status) {
        if (path == null || (size == 0 && status != FileStatus.FAILED)) {
            return 1;
        }
        ensureRoom();
        long key = key(method, path);
        int slot = find(key);
        int attempt = failedAttempts[slot] + 1;
        if (status == FileStatus.FAILED) {
            remember(slot, key, attempt);
        } else if (attempt > 1) {
            forget(slot);
        }
        return attempt;
    }

    private void remember(int slot, long key, int attempt) {
        if (failedAttempts[slot] == 0) {
            if (size >= LIMIT) {
                return;
            }
            size++;
            keys[slot] = key;
        }
        failedAttempts[slot] = attempt;
    }

    /** Closes the gap that a removed entry leaves, so that a probe that ends at an empty slot stays right. */
    private void forget(int slot) {
        int mask = keys.length - 1;
        int gap = slot;
        failedAttempts[gap] = 0;
        size--;
        for (int next = (gap + 1) & mask; failedAttempts[next] != 0; next = (next + 1) & mask) {
            int home = home(keys[next], mask);
            if (((next - home) & mask) >= ((next - gap) & mask)) {
                keys[gap] = keys[next];
                failedAttempts[gap] = failedAttempts[next];
                failedAttempts[next] = 0;
                gap = next;
            }
        }
    }

    /** The slot that holds the key, or the empty one where it belongs. */
    private int find(long key) {
        return find(key, keys, failedAttempts);
    }

    private static int find(long key, long[] keys, int[] failedAttempts) {
        int mask = keys.length - 1;
        int slot = home(key, mask);
        while (failedAttempts[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static int home(long key, int mask) {
        return (int) (key ^ (key >>> 32)) & mask;
    }

    private void ensureRoom() {
        if (keys.length > size + size / 2) {
            return;
        }
        int capacity = Math.max(FIRST_CAPACITY, keys.length * 2);
        long[] newKeys = new long[capacity];
        int[] newAttempts = new int[capacity];
        for (int i = 0; i < keys.length; i++) {
            if (failedAttempts[i] != 0) {
                int slot = find(keys[i], newKeys, newAttempts);
                newKeys[slot] = keys[i];
                newAttempts[slot] = failedAttempts[i];
            }
        }
        keys = newKeys; // both or neither, whatever ended before: memory or the stack
        failedAttempts = newAttempts;
    }

    private static long key(String method, String path) {
        long hash = method.hashCode();
        for (int i = 0; i < path.length(); i++) {
            hash = hash * 0x5851F42D4C957F2DL + path.charAt(i) + 1;
        }
        // the finalizer of SplitMix64 (Steele et al., 2014): spreads what the polynomial leaves in the low bits
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        return hash ^ (hash >>> 31);
    }
}
