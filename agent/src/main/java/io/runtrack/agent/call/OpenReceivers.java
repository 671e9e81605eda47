package io.runtrack.agent.call;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The objects on which overrides of one method are in progress, on any thread. Objects are told apart by identity, so
 * none of the host's {@code equals} is called. They are held weakly, for a call may be forgotten before it ends. Safe
 * for any thread.
 */
final class OpenReceivers {
    private final ConcurrentHashMap<Object, Integer> calls = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

    void add(Object receiver) {
        for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
            calls.remove(gone);
        }
        Known key = new Known(receiver, collected);
        Integer open = calls.putIfAbsent(key, 1);
        while (open != null && !calls.replace(key, open, open + 1)) {
            open = calls.putIfAbsent(key, 1);
        }
    }

    void remove(Object receiver) {
        Sought key = new Sought(receiver);
        Integer open = calls.get(key);
        while (open != null && !(open == 1 ? calls.remove(key, open) : calls.replace(key, open, open - 1))) {
            open = calls.get(key);
        }
    }

    boolean contain(Object receiver) {
        return !calls.isEmpty() && calls.containsKey(new Sought(receiver));
    }

    private static final class Known extends WeakReference<Object> {
        private final int hash;

        Known(Object receiver, ReferenceQueue<Object> queue) {
            super(receiver, queue);
            this.hash = System.identityHashCode(receiver);
        }

        @Override
        public boolean equals(Object other) {
            if (this == other) {
                return true;
            }
            Object receiver = get();
            return receiver != null && other instanceof Known known && known.refersTo(receiver);
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
        private final Object receiver;

        Sought(Object receiver) {
            this.receiver = receiver;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Known known && known.refersTo(receiver);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(receiver);
        }
    }
}
