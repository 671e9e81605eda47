package io.runtrack.storage;

import io.runtrack.storage.blob.BlobStore;
import io.runtrack.storage.blob.BlobStoreProvider;
import io.runtrack.storage.folder.LocalFolder;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A tracking path as users write it: a folder, or a URI whose scheme says what keeps the runs. */
final class TrackingPath {

    private TrackingPath() {}

    /**
     * What keeps the runs of a tracking path.
     *
     * @throws IllegalArgumentException when nothing does; the message holds the remedy
     */
    static TrackingStorage open(String text) throws IOException {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the tracking path is empty: give " + forms());
        }
        int colon = text.indexOf(':');
        String scheme = colon < 0 ? "" : text.substring(0, colon);
        if (scheme.equalsIgnoreCase("file")) {
            return TrackingStorage.open(LocalFolder.at(fileUri(text, text.substring(colon + 1))), "");
        }
        if (text.startsWith("://", scheme.length())) {
            return withScheme(text);
        }
        return TrackingStorage.open(LocalFolder.at(plainPath(text)), "");
    }

    /**
     * What keeps the runs of a destination: an absolute path, or what a provider knows how to reach.
     *
     * @throws IllegalArgumentException when there is no way to it; the message holds the remedy
     */
    static TrackingStorage reopen(String destination) throws IOException {
        for (BlobStoreProvider provider : StorageSchemes.providers()) {
            String path = provider.trackingPath(destination);
            if (path != null) {
                return open(path);
            }
        }
        // A store that an application brought along says what it likes; it must not become a folder of that name here.
        Path folder = plainPath(destination);
        if (!folder.isAbsolute()) {
            throw new IllegalArgumentException(
                    "the storage " + destination + " is known to the application alone; run that again");
        }
        return TrackingStorage.open(LocalFolder.at(folder), "");
    }

    private static TrackingStorage withScheme(String text) {
        String scheme = StorageSchemes.scheme(text);
        BlobStoreProvider provider = StorageSchemes.provider(scheme);
        if (provider == null) {
            throw new IllegalArgumentException(
                    "tracking path '" + text + "': unknown storage '" + scheme + "'; give " + forms());
        }
        String rest = text.substring(scheme.length() + "://".length());
        int slash = rest.indexOf('/');
        BlobStore store = provider.open(scheme, slash < 0 ? rest : rest.substring(0, slash));
        return TrackingStorage.open(store, slash < 0 ? "" : rest.substring(slash));
    }

    private static String forms() {
        return new StorageSchemes().forms();
    }

    private static Path plainPath(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException malformed) {
            throw new IllegalArgumentException(
                    "the tracking path is not valid: " + malformed.getMessage() + "; give a folder", malformed);
        }
    }

    private static Path fileUri(String text, String afterScheme) {
        String local = "//localhost/";
        try {
            return Path.of(new URI("file:"
                    + (afterScheme.startsWith(local) ? afterScheme.substring(local.length() - 1) : afterScheme)));
        } catch (URISyntaxException | IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    "tracking path '" + text + "': " + malformed.getMessage()
                            + "; write file:///folder, with %20 for a space, or give the folder itself",
                    malformed);
        }
    }
}
