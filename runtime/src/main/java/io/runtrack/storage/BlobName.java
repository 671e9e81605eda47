package io.runtrack.storage;

/** The rules for names of blobs, which keep every name inside its store and out of the dot folders where temporary files and journals live. */
final class BlobName {

    private BlobName() {}

    /**
     * Returns the name when it is one.
     *
     * @throws IllegalArgumentException when it is not
     */
    static String check(String name) {
        int start = 0;
        for (int end = name.indexOf('/'); end >= 0; end = name.indexOf('/', start)) {
            checkPart(name, start, end);
            start = end + 1;
        }
        checkPart(name, start, name.length());
        return name;
    }

    /**
     * Returns the prefix when names can begin with it.
     *
     * @throws IllegalArgumentException when none can
     */
    static String checkPrefix(String prefix) {
        if (!prefix.isEmpty()) {
            check(prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix);
        }
        return prefix;
    }

    private static void checkPart(String name, int start, int end) {
        if (start == end) {
            throw refused(name, "it has an empty part");
        }
        if (name.charAt(start) == '.') {
            throw refused(name, "a part begins with a dot");
        }
        for (int index = start; index < end; index++) {
            char character = name.charAt(index);
            if (character == '\\' || Character.isISOControl(character)) {
                throw refused(name, "it holds a backslash or a control character");
            }
        }
    }

    private static IllegalArgumentException refused(String name, String reason) {
        return new IllegalArgumentException("'" + name + "' does not name a blob: " + reason
                + "; use parts joined by /, such as run_metadata/2025/01/25/x.json");
    }
}
