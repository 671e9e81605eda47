package io.runtrack.storage;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A tracking path as users write it: a folder, or a URI whose scheme says what keeps the runs. */
final class TrackingPath {

    private TrackingPath() {}

    /**
     * The folder that a tracking path names.
     *
     * @throws IllegalArgumentException when it names none; the message holds the remedy
     */
    static Path folder(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the tracking path is empty: give a folder or a file: URI");
        }
        int colon = text.indexOf(':');
        String scheme = colon < 0 ? "" : text.substring(0, colon);
        if (scheme.equalsIgnoreCase("file")) {
            return fileUri(text, text.substring(colon + 1));
        }
        if (scheme.equalsIgnoreCase("azure")) {
            throw new IllegalArgumentException("tracking path '" + text
                    + "': Azure Blob Storage is not supported by this version; give a folder or a file: URI");
        }
        if (text.startsWith("://", scheme.length())) {
            throw new IllegalArgumentException(
                    "tracking path '" + text + "': unknown storage '" + scheme + "'; give a folder or a file: URI");
        }
        return plainPath(text);
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
