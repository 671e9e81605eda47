package io.runtrack.agent.capture;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kind of file that a well-known extension stands for. */
final class FileTypes {
    private static final int LONGEST_EXTENSION = 4;
    private static final Map<String, String> BY_EXTENSION = new HashMap<>();

    static {
        put("audio", "wav", "mp3", "m4a", "flac", "ogg", "opus");
        put("transcript", "txt", "json", "srt", "vtt");
        put("report", "pdf", "html", "xlsx", "docx", "csv");
    }

    private FileTypes() {}

    /** Null for other extensions, or none. What follows a URL's {@code ?} or {@code #} is no part of its extension. */
    static @Nullable String of(@Nullable String path) {
        if (path == null) {
            return null;
        }
        int end = endOfName(path);
        int dot = path.lastIndexOf('.', end - 1);
        int length = end - dot - 1;
        if (dot < 0 || length == 0 || length > LONGEST_EXTENSION) {
            return null;
        }
        return BY_EXTENSION.get(path.substring(dot + 1, end).toLowerCase(Locale.ROOT));
    }

    private static int endOfName(String path) {
        if (path.indexOf("://") < 0) {
            return path.length();
        }
        int query = path.indexOf('?');
        int fragment = path.indexOf('#');
        int end = query < 0 ? path.length() : query;
        return fragment < 0 ? end : Math.min(end, fragment);
    }

    private static void put(String type, String... extensions) {
        for (String extension : extensions) {
            BY_EXTENSION.put(extension, type);
        }
    }
}
