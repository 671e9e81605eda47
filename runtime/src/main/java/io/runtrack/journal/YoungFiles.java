package io.runtrack.journal;

import io.runtrack.journal.entry.HeadLayout;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Keeps the files of a live journal young, because cleaners of temporary folders delete files that nobody has written
 * to for days. For one thread.
 */
final class YoungFiles {
    static final Duration INTERVAL = Duration.ofMinutes(1);

    /** To set a file's times the JDK opens it; its owner's locks would be gone. */
    private static final Set<String> LOCKED = Set.of(JournalFolder.LOCK, HeadLayout.FILE);

    private final Path folder;
    private final JournalLock lock;
    private final LiveHead head;
    private long next;

    YoungFiles(Path folder, JournalLock lock, LiveHead head) {
        this.folder = folder;
        this.lock = lock;
        this.head = head;
        this.next = System.nanoTime() + INTERVAL.toNanos();
    }

    /** If it is time again. */
    void keep(Instant now) throws IOException {
        if (System.nanoTime() - next >= 0) {
            next = System.nanoTime() + INTERVAL.toNanos();
            touch(now);
        }
    }

    void touch(Instant now) throws IOException {
        lock.touch();
        head.touch();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!LOCKED.contains(String.valueOf(file.getFileName()))) {
                    touch(file, now);
                }
            }
        } catch (NoSuchFileException removed) {
            // which the background thread finds out by itself
        }
    }

    private static void touch(Path file, Instant now) throws IOException {
        try {
            Files.setLastModifiedTime(file, FileTime.from(now));
        } catch (NoSuchFileException stored) {
            // and not needed any more
        }
    }
}
