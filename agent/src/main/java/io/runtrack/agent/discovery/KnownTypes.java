package io.runtrack.agent.discovery;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the types that a loader sees, by loader. Loaders are held weakly and told apart by identity: none
 * lives longer for it, and no code of the host is asked whether two are equal. Safe for any thread.
 */
final class KnownTypes {

    private final Map<Key, OfLoader> loaders = new ConcurrentHashMap<>();
    private final ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();

    /** Classes come in bursts from one loader. */
    private volatile @Nullable OfLoader last;

    /** What is known of the types that one loader sees. */
    static final class OfLoader {
        private final Key loader;
        private final Map<String, TrackedType> types = new ConcurrentHashMap<>();

        /** Whether its classes may inherit annotations; null until somebody has asked. */
        volatile @Nullable Boolean mayInherit;

        private OfLoader(Key loader) {
            this.loader = loader;
        }

        /** {@link TrackedType#NONE} for one without anything to inherit; null for an unknown one. */
        @Nullable
        TrackedType get(String name) {
            return types.get(name);
        }

        void put(String name, TrackedType type) {
            types.put(name, type);
        }
    }

    private static final class Key extends WeakReference<ClassLoader> {
        private final int hash;

        Key(ClassLoader loader, @Nullable ReferenceQueue<ClassLoader> queue) {
            super(loader, queue);
            hash = System.identityHashCode(loader);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            ClassLoader loader = get();
            return loader != null && other instanceof Key key && key.refersTo(loader);
        }
    }

    OfLoader of(ClassLoader loader) {
        OfLoader recent = last;
        if (recent != null && recent.loader.refersTo(loader)) {
            return recent;
        }
        OfLoader known = loaders.get(new Key(loader, null));
        if (known == null) {
            known = add(loader);
        }
        last = known;
        return known;
    }

    /** What one of a loader's parents knows of a type; null when none of them does. */
    @Nullable
    TrackedType ofParents(ClassLoader loader, String name) {
        for (ClassLoader parent = loader.getParent(); parent != null; parent = parent.getParent()) {
            OfLoader known = loaders.get(new Key(parent, null));
            TrackedType type = known == null ? null : known.get(name);
            if (type != null) {
                return type;
            }
        }
        return null;
    }

    /** What any loader knows of a type that declares or inherits tracking; null when none does. */
    @Nullable
    TrackedType tracked(String name) {
        for (OfLoader each : loaders.values()) {
            TrackedType type = each.get(name);
            if (type != null && type != TrackedType.NONE) {
                return type;
            }
        }
        return null;
    }

    boolean oneOfParentsMayInherit(ClassLoader loader) {
        for (ClassLoader parent = loader.getParent(); parent != null; parent = parent.getParent()) {
            OfLoader known = loaders.get(new Key(parent, null));
            if (known != null && Boolean.TRUE.equals(known.mayInherit)) {
                return true;
            }
        }
        return false;
    }

    private OfLoader add(ClassLoader loader) {
        for (Object key = gone.poll(); key != null; key = gone.poll()) {
            loaders.remove(key);
        }
        Key key = new Key(loader, gone);
        OfLoader added = new OfLoader(key);
        OfLoader raced = loaders.putIfAbsent(key, added);
        return raced == null ? added : raced;
    }
}
