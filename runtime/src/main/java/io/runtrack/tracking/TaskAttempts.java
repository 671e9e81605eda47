package io.runtrack.tracking;

import io.runtrack.annotations.FileStatus;
import io.runtrack.tracking.delivery.ForwardedWork;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which files the tasks of a cluster have processed, so that what a task processes that is tried again is
 * each file's next attempt, however the one before it ended. Files are known by a 64-bit hash of method, path and task.
 * The last half a million is remembered in any case, a million at most. Not safe for several threads; its owner guards
 * it.
 */
final class TaskAttempts {
    static final int GENERATION = 500_000;
    private static final int FIRST_CAPACITY = 1024;

    private Table current = new Table(FIRST_CAPACITY);
    private Table previous = new Table(1);

    /** How the attempt before ended, and which it was. */
    record Earlier(int attempt, FileStatus status) {}

    /** What another attempt of the task has made of the file; null if none has. */
    @Nullable
    Earlier earlier(ForwardedWork work, String path) {
        long key = key(work, path);
        int value = current.find(key);
        if (value == 0) {
            value = previous.find(key);
        }
        return value == 0 || (value & TASK_ATTEMPT) == taskAttempt(work)
                ? null
                : new Earlier(value >>> ATTEMPT_AT, statusOf(value & STATUS));
    }

    void put(ForwardedWork work, String path, int attempt, FileStatus status) {
        if (current.size >= GENERATION) {
            previous = current;
            current = new Table(FIRST_CAPACITY);
        }
        int number = Math.min(attempt, MOST_ATTEMPTS);
        current.put(key(work, path), number << ATTEMPT_AT | taskAttempt(work) | codeOf(status));
    }

    // A value: the file's attempt (16 bits, from 1), a hash of the task's (14), the status (2).
    private static final int STATUS = 3;
    private static final int TASK_ATTEMPT = 0xFFFC;
    private static final int ATTEMPT_AT = 16;
    private static final int MOST_ATTEMPTS = 0x7FFF;

    private static int codeOf(FileStatus status) {
        return switch (status) {
            case SUCCESS -> 0;
            case FAILED -> 1;
            case SKIPPED -> 2;
        };
    }

    private static FileStatus statusOf(int code) {
        return code == 0 ? FileStatus.SUCCESS : code == 1 ? FileStatus.FAILED : FileStatus.SKIPPED;
    }

    private static int taskAttempt(ForwardedWork work) {
        return work.attempt().hashCode() << 2 & TASK_ATTEMPT;
    }

    private static long key(ForwardedWork work, String path) {
        long hash = work.method().hashCode();
        hash = mixed(hash, work.task());
        hash = mixed(hash, path);
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L; // the finalizer of SplitMix64, as in Attempts
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        return hash ^ (hash >>> 31);
    }

    private static long mixed(long hash, String text) {
        long mixed = hash;
        for (int i = 0; i < text.length(); i++) {
            mixed = mixed * 0x5851F42D4C957F2DL + text.charAt(i) + 1;
        }
        return mixed * 0x5851F42D4C957F2DL;
    }

    /** Open addressing; a value of 0 is an empty place. */
    private static final class Table {
        private long[] keys;
        private int[] values;
        private int size;

        Table(int capacity) {
            keys = new long[capacity];
            values = new int[capacity];
        }

        int find(long key) {
            return values[place(key)];
        }

        void put(long key, int value) {
            if (size >= keys.length / 2) {
                grow();
            }
            int at = place(key);
            if (values[at] == 0) {
                size++;
                keys[at] = key;
            }
            values[at] = value;
        }

        private int place(long key) {
            int mask = keys.length - 1;
            int at = (int) (key ^ (key >>> 32)) & mask;
            while (values[at] != 0 && keys[at] != key) {
                at = (at + 1) & mask;
            }
            return at;
        }

        private void grow() {
            Table larger = new Table(keys.length * 2);
            for (int i = 0; i < keys.length; i++) {
                if (values[i] != 0) {
                    larger.put(keys[i], values[i]);
                }
            }
            keys = larger.keys;
            values = larger.values;
        }
    }
}
