package io.runtrack.storage.blob;

import org.jspecify.annotations.Nullable;

/**
 * The rules for names of blobs, which keep every name inside its store and out of the dot folders where temporary files
 * and journals live.
 */
public final class BlobName {

    private BlobName() {}

    /** Whether a text names a blob. */
    public static boolean isValid(String text) {
        return whyNot(text) == null;
    }

    /**
     * Returns the name when it is one.
     *
     * @throws IllegalArgumentException when it is not
     */
    public static String check(String name) {
        String reason = whyNot(name);
        if (reason != null) {
            throw new IllegalArgumentException("'" + name + "' does not name a blob: " + reason
                    + "; use parts joined by /, such as run_metadata/2025/01/25/x.json");
        }
        return name;
    }

    /**
     * Returns the prefix when names can begin with it.
     *
     * @throws IllegalArgumentException when none can
     */
    public static String checkPrefix(String prefix) {
        if (!prefix.isEmpty()) {
            check(prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix);
        }
        return prefix;
    }

    private static @Nullable String whyNot(String name) {
        int start = 0;
        while (start <= name.length()) {
            int slash = name.indexOf('/', start);
            int end = slash < 0 ? name.length() : slash;
            String reason = whyNot(name, start, end);
            if (reason != null) {
                return reason;
            }
            start = end + 1;
        }
        return null;
    }

    private static @Nullable String whyNot(String name, int start, int end) {
        if (start == end) {
            return "it has an empty part";
        }
        if (name.charAt(start) == '.') {
            return "a part begins with a dot";
        }
        for (int index = start; index < end; index++) {
            char character = name.charAt(index);
            if (character == '\\' || Character.isISOControl(character)) {
                return "it holds a backslash or a control character";
            }
        }
        return null;
    }
}
