package io.runtrack.journal;

import io.runtrack.journal.disk.PrivateFiles;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Deletes what is in a spool besides journals: files that processes make there for a moment, and leave behind if they
 * die just then. Whatever a living process may still need is kept. Stateless.
 */
final class Leftovers {

    /** A lock file is there a moment before it is locked, and a probe before it is looked at. */
    private static final Duration LONGEST_MOMENT = Duration.ofMinutes(1);

    private Leftovers() {}

    /**
     * Deletes one, if nobody needs it.
     *
     * @throws IOException if it cannot be deleted, or is gone meanwhile
     */
    static void delete(Path leftover, Path spool, Instant now) throws IOException {
        String name = String.valueOf(leftover.getFileName());
        if (name.startsWith(JournalFolder.GONE)) {
            deleteFurther(leftover);
        } else if (name.startsWith(JournalFolder.PROBE) && isOld(leftover, now)) {
            Files.deleteIfExists(leftover);
        } else if (name.startsWith(JournalFolder.UNFINISHED) && isOld(leftover, now)) {
            JournalCustody.check(leftover, spool);
            deleteUnlocked(leftover, name.substring(JournalFolder.UNFINISHED.length()));
        }
    }

    private static void deleteFurther(Path gone) throws IOException {
        try {
            PrivateFiles.deleteTree(gone);
        } catch (DirectoryNotEmptyException fileThatIsStillOpen) {
            // NFS keeps such a file in the folder, under another name; its process, or whoever comes next, goes on.
        }
    }

    private static boolean isOld(Path leftover, Instant now) throws IOException {
        Instant touched =
                Files.getLastModifiedTime(leftover, LinkOption.NOFOLLOW_LINKS).toInstant();
        return touched.plus(LONGEST_MOMENT).isBefore(now);
    }

    private static void deleteUnlocked(Path unfinished, String journal) throws IOException {
        JournalLock lock =
                JournalLock.tryLock(unfinished.resolveSibling(journal), unfinished.resolve(JournalFolder.LOCK));
        if (lock != null) {
            try (lock) {
                PrivateFiles.deleteTree(unfinished);
            }
        }
    }
}
