package io.runtrack.storage.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells the files that were last written here from files that somebody else has put in their places. It keeps as many
 * as a process writes again and again. Safe for several threads.
 */
final class WrittenFiles {
    private static final int MOST = 1_000;

    /** Guarded by this. The longest unused comes first. */
    private final Map<Path, String> marks = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, String> eldest) {
            return size() > MOST;
        }
    };

    /** The file is as it was just written. */
    void written(Path file) throws IOException {
        remember(file, mark(file));
    }

    /**
     * Whether a file is as it was here last, or there is none, as there was none. If not, it is known from now on as it
     * is: it is for the caller to look at it, and to decide.
     */
    boolean isUnchanged(Path file) throws IOException {
        String now = mark(file);
        boolean unchanged = Objects.equals(now, known(file));
        if (!unchanged) {
            remember(file, now);
        }
        return unchanged;
    }

    private synchronized @Nullable String known(Path file) {
        return marks.get(file);
    }

    private synchronized void remember(Path file, @Nullable String mark) {
        if (mark == null) {
            marks.remove(file);
        } else {
            marks.put(file, mark);
        }
    }

    /** Whoever replaces a file makes another, of another number and another time. */
    static @Nullable String mark(Path file) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.fileKey() + " " + attributes.lastModifiedTime() + " " + attributes.size();
        } catch (NoSuchFileException none) {
            return null;
        }
    }
}
