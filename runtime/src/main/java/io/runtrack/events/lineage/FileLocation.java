package io.runtrack.events.lineage;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a file is, by OpenLineage's rules of naming: {@code file} and an absolute path, {@code s3://bucket} and a key.
 * A user, a password or a query in a URI is not part of it.
 *
 * @param namespace which file system or store
 * @param root what its names begin with: a slash, or nothing
 * @param folders the folders that the file is in, the outermost first
 * @param file its own name
 */
record FileLocation(String namespace, String root, List<String> folders, String file) {
    private static final String LOCAL = "file";
    private static final String SLASH = "/";

    /** As the specification has them, whatever a library calls them. */
    private static final Map<String, String> SCHEMES =
            Map.of("s3a", "s3", "s3n", "s3", "abfs", "abfss", "wasb", "wasbs", "gcs", "gs");

    /** Those whose files have keys and no paths. */
    private static final List<String> STORES = List.of("s3", "gs", "abfss", "wasbs", "azure");

    /** Those whose authority is a container at an account, and no user at a host. */
    private static final List<String> CONTAINERS = List.of("abfss", "wasbs");

    /**
     * Null if it is not known where the file is. A relative path is taken as it is: which folder the process worked in
     * is not stored.
     */
    static @Nullable FileLocation of(String path) {
        int scheme = path.indexOf(':');
        if (path.startsWith(SLASH) || path.startsWith("\\\\")) {
            return local(LOCAL, SLASH, path);
        }
        if (scheme == 1 && path.length() > 2 && isSeparator(path.charAt(2))) {
            return local(LOCAL, "", path); // a drive of Windows
        }
        if (path.regionMatches(true, 0, "file:", 0, 5)) {
            return ofFileUri(path);
        }
        if (scheme > 1 && path.startsWith("://", scheme)) {
            return remote(path.substring(0, scheme), path.substring(scheme + 3));
        }
        FileLocation relative = local(LOCAL, "", path);
        return relative == null || relative.folders.isEmpty() ? null : relative; // any text may be without a folder
    }

    private static @Nullable FileLocation ofFileUri(String text) {
        try {
            URI uri = new URI(text);
            String host = uri.getHost();
            return uri.getPath() == null || !uri.getPath().startsWith(SLASH)
                    ? null
                    : local(host == null ? LOCAL : "file://" + host, SLASH, uri.getPath());
        } catch (URISyntaxException malformed) {
            return null;
        }
    }

    private static @Nullable FileLocation remote(String givenScheme, String rest) {
        String lower = givenScheme.toLowerCase(Locale.ROOT);
        String scheme = SCHEMES.getOrDefault(lower, lower);
        int end = endOf(rest, SLASH);
        String authority = rest.substring(0, end);
        if (!CONTAINERS.contains(scheme)) {
            authority = authority.substring(authority.lastIndexOf('@') + 1);
        }
        String path = rest.substring(end);
        path = path.substring(0, Math.min(endOf(path, "?"), endOf(path, "#")));
        return of(scheme + "://" + authority, STORES.contains(scheme) ? "" : SLASH, path.split(SLASH, -1));
    }

    private static int endOf(String text, String separator) {
        int index = text.indexOf(separator);
        return index < 0 ? text.length() : index;
    }

    private static @Nullable FileLocation local(String namespace, String root, String path) {
        return of(namespace, root, path.split("[/\\\\]", -1));
    }

    private static @Nullable FileLocation of(String namespace, String root, String... parts) {
        List<String> folders = new ArrayList<>();
        for (String part : parts) {
            if (part.equals("..")) {
                if (removeLast(folders) == null && root.isEmpty()) {
                    return null; // it is not known where that is
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                folders.add(part);
            }
        }
        String file = removeLast(folders);
        return file == null ? null : new FileLocation(namespace, root, List.copyOf(folders), file);
    }

    private static @Nullable String removeLast(List<String> parts) {
        return parts.isEmpty() ? null : parts.remove(parts.size() - 1);
    }

    private static boolean isSeparator(char character) {
        return character == '/' || character == '\\';
    }

    /** Whether the folder around all others is one of which something is known. */
    static boolean hasTop(String namespace, String root) {
        return !root.isEmpty() || !namespace.equals(LOCAL);
    }

    /** How many characters its name has. */
    int length() {
        int length = root.length() + file.length();
        for (String folder : folders) {
            length += folder.length() + 1;
        }
        return length;
    }
}
