package io.runtrack.agent.context;

import io.runtrack.tracking.RunInProgress;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which run submitted which task, thread or stage of a future. Tasks are told apart by identity, so none of the host's
 * {@code equals} is called. Keeps neither tasks nor runs alive.
 *
 * <p>Safe for any thread, and for the inside of the JDK's own executors: it waits for nothing but another thread's few
 * instructions.
 */
final class WorkTable {
    private final ConcurrentHashMap<Object, Origin> origins = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

    /**
     * Adds a task that is begun once.
     *
     * @param owner what it was submitted to, if that is known again when the task is begun; else null
     */
    void add(@Nullable Object owner, Object task, WeakReference<RunInProgress> run) {
        forgetCollected();
        origins.merge(new Known(owner, task, collected), Origin.once(run), Origin.MERGE);
    }

    /** Adds what is begun any number of times, and asked for by {@link #find} too. */
    void addForGood(@Nullable Object owner, Object task, WeakReference<RunInProgress> run) {
        forgetCollected();
        origins.put(new Known(owner, task, collected), Origin.forGood(run));
    }

    /** A task begins; whose it is. Null when it was not seen to be submitted. */
    @Nullable
    WeakReference<RunInProgress> take(@Nullable Object owner, Object task) {
        Sought key = new Sought(owner, task);
        while (true) {
            Origin origin = origins.get(key);
            if (origin == null || origin.isForGood()) {
                return origin == null ? null : origin.run();
            }
            Origin rest = origin.lessOne();
            if (rest == null ? origins.remove(key, origin) : origins.replace(key, origin, rest)) {
                return origin.run();
            }
        }
    }

    /** Whose a task is that has not begun, or that was added for good. */
    @Nullable
    WeakReference<RunInProgress> find(@Nullable Object owner, Object task) {
        Origin origin = origins.get(new Sought(owner, task));
        return origin == null ? null : origin.run();
    }

    /** What was added for good will not begin again: to wait until it is collected would be costlier. */
    void forget(@Nullable Object owner, Object task) {
        origins.remove(new Sought(owner, task));
    }

    void clear() {
        origins.clear();
    }

    int size() {
        forgetCollected();
        return origins.size();
    }

    private void forgetCollected() {
        for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
            origins.remove(gone);
        }
    }

    /**
     * An owner is told apart by its hash alone: two that share one would have to be given the same task by different
     * runs.
     */
    private static int hash(@Nullable Object owner, Object task) {
        return 31 * System.identityHashCode(task) + System.identityHashCode(owner);
    }

    private static final class Known extends WeakReference<Object> {
        private final int hash;

        Known(@Nullable Object owner, Object task, ReferenceQueue<Object> queue) {
            super(task, queue);
            this.hash = hash(owner, task);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            Object task = get();
            return task != null && other instanceof Known known && known.hash == hash && known.refersTo(task);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /**
     * The same without what a reference costs; the map asks the sought key, not the known one, whether they are equal.
     */
    private static final class Sought {
        private final Object task;
        private final int hash;

        Sought(@Nullable Object owner, Object task) {
            this.task = task;
            this.hash = hash(owner, task);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Known known && known.hash == hash && known.refersTo(task);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
