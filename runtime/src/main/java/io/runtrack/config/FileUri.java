package io.runtrack.config;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A folder written as {@code file:///data}. */
final class FileUri {
    private static final String SCHEME = "file:";

    private FileUri() {}

    static boolean matches(String text) {
        return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** Null when it names no folder of this machine. */
    static @Nullable Path folder(String text) {
        try {
            return Path.of(URI.create(text));
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
