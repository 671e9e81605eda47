package io.runtrack.config;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which storages there are beside plain folders. Settings know none of them by name: they ask here, and only for a
 * tracking path that has a scheme, so that a process that tracks to a folder pays nothing for the others.
 */
public interface StorageKinds {

    /**
     * The storage of a tracking path.
     *
     * @param path such as {@code scheme://authority/base/path}
     * @return null when no storage has the scheme
     */
    @Nullable
    Kind of(String path);

    /**
     * Whether some storage has the path's scheme. May be told quicker than which one, as idle processes ask for it too.
     */
    default boolean isKnown(String path) {
        return of(path) != null;
    }

    /** How tracking paths are written, for messages: {@code a folder or scheme://BUCKET/PREFIX}. */
    String forms();

    /**
     * What settings depend on.
     *
     * @param checkpoint how often records reach the storage unless the user says something else
     * @param localFolder the folder on this machine in which the documents lie; null if the storage is elsewhere
     */
    record Kind(Duration checkpoint, @Nullable Path localFolder) {}

    /** Plain folders alone. */
    static StorageKinds folders() {
        return new Same(null);
    }

    /** For whoever opens no storage, and cannot tell which of them another process has: any path will do. */
    static StorageKinds any() {
        return new Same(new Kind(Duration.ofSeconds(30), null));
    }

    /** The same answer for each path. */
    record Same(@Nullable Kind kind) implements StorageKinds {
        @Override
        public @Nullable Kind of(String path) {
            return kind;
        }

        @Override
        public String forms() {
            return "a folder";
        }
    }
}
