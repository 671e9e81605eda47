package io.runtrack.storage.blob;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opens the stores of one kind of tracking path, {@code scheme://authority/base/path}. Found by
 * {@link java.util.ServiceLoader}, when a path with a scheme is given and not before. That may be before the host's
 * main method: a provider is made quickly, and loads nothing large before a store is used.
 */
public interface BlobStoreProvider {

    /** What may stand before {@code ://}, in lower case. */
    List<String> schemes();

    /** How such a path is written, for messages: {@code scheme://BUCKET/PREFIX}. */
    String form();

    /** How often new records reach the storage unless the user says something else. */
    default Duration checkpoint() {
        return Duration.ofSeconds(30);
    }

    /**
     * The folder on this machine that a path names; null, the default, for a storage that is elsewhere. A run's spool
     * lies in such a folder unless the user says something else.
     *
     * @param path the whole tracking path, with its scheme
     */
    default @Nullable Path localFolder(String path) {
        return null;
    }

    /**
     * Opens a store. Nothing is contacted and little loaded yet: this is called on the way of a host's threads.
     *
     * @param authority what stands between {@code ://} and the next slash
     * @throws IllegalArgumentException when there is no such store, or no way to it; the message holds the remedy
     */
    BlobStore open(String authority);

    /** As {@link #open(String)}, for a provider whose stores differ by the scheme, which is given in lower case. */
    default BlobStore open(String scheme, String authority) {
        return open(authority);
    }

    /**
     * The tracking path by which a destination can be reached again.
     *
     * @param destination what a storage of this kind said to be its destination, in another process perhaps
     * @return null when it is none of this kind
     * @throws IllegalArgumentException when it is, but there is no way to it from here; the message holds the remedy
     */
    @Nullable
    String trackingPath(String destination);
}
