package io.runtrack.storage;

import org.jspecify.annotations.Nullable;

/**
 * Opens the stores of one kind of tracking path, {@code scheme://authority/base/path}. Found by
 * {@link java.util.ServiceLoader}, when a path with a scheme is opened and not before.
 */
public interface BlobStoreProvider {

    /** What stands before {@code ://}, in lower case. */
    String scheme();

    /**
     * Opens a store. Nothing is contacted and little loaded yet: this is called on the way of a host's threads.
     *
     * @param authority what stands between {@code ://} and the next slash
     * @throws IllegalArgumentException when there is no such store, or no way to it; the message holds the remedy
     */
    BlobStore open(String authority);

    /**
     * The tracking path by which a destination can be reached again.
     *
     * @param destination as {@link TrackingStorage#destination} gave it, in another process perhaps
     * @return null when it is none of this kind
     * @throws IllegalArgumentException when it is, but there is no way to it from here; the message holds the remedy
     */
    @Nullable
    String trackingPath(String destination);
}
