package io.runtrack.storage.s3;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The versions (ETags) of the blobs that were last written or read here. Only as many are kept as a process writes
 * again and again; of the others a write is refused once, and reading them shows their version. Safe for several
 * threads.
 */
final class KnownVersions {
    private static final int MOST = 1_000;

    /** Guarded by this. The longest unused comes first. */
    private final Map<String, String> versions = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    };

    synchronized void put(String name, String version) {
        versions.put(name, version);
    }

    synchronized void forget(String name) {
        versions.remove(name);
    }

    /** Null for a blob that is not known here. */
    synchronized @Nullable String of(String name) {
        return versions.get(name);
    }
}
