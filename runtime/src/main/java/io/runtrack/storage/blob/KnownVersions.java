package io.runtrack.storage.blob;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * For stores that write under a condition: the versions (ETags) of the blobs that were last written or read here. Only
 * as many are kept as a process writes again and again. A write of another blob is refused once; reading the blob then
 * shows its version. Safe for several threads.
 */
public final class KnownVersions {
    private static final int MOST = 1_000;

    /** Guarded by this. The longest unused comes first. */
    private final Map<String, String> versions = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    };

    /** Notes the version that a blob has now. */
    public synchronized void put(String name, String version) {
        versions.put(name, version);
    }

    /** Forgets a blob that is gone, or whose version is in doubt. */
    public synchronized void forget(String name) {
        versions.remove(name);
    }

    /** Null for a blob that is not known here. */
    public synchronized @Nullable String of(String name) {
        return versions.get(name);
    }
}
