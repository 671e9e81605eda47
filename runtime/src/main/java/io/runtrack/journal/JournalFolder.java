package io.runtrack.journal;

import io.runtrack.journal.disk.PrivateFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Names in the spool, and how a journal leaves it. Stateless. */
final class JournalFolder {

    static final String LOCK = "lock";

    /** Begins the name of a folder that is being made. It holds no entries. */
    static final String UNFINISHED = ".new-";

    /** Begins the name of a folder that is being deleted. Anyone may go on with it. */
    static final String GONE = ".gone-";

    /** Begins the name of a file by which a process sees who it is. It is there for a moment. */
    static final String PROBE = ".probe-";

    /**
     * Begins the name of a folder that nobody works on any more, and that is kept for whoever wants to look into it.
     */
    static final String DAMAGED = "damaged-";

    private JournalFolder() {}

    /**
     * Whether somebody works on what has this name, or may have to: all that is not on its way into the spool or out of
     * it.
     */
    static boolean isJournal(String name) {
        return !name.startsWith(UNFINISHED)
                && !name.startsWith(GONE)
                && !name.startsWith(PROBE)
                && !name.startsWith(DAMAGED);
    }

    /** As it stands. */
    static Path setAside(Path folder, Closeable owner) throws IOException {
        Path aside = folder.resolveSibling(DAMAGED + folder.getFileName());
        try {
            Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) { // Windows renames no folder with open files
            owner.close();
            Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
        }
        owner.close();
        return aside;
    }

    /** Renames first, while the lock is held: whoever gets the lock next finds no journal, rather than half of one. */
    static void delete(Path folder, Closeable owner) throws IOException {
        Path gone = folder.resolveSibling(GONE + folder.getFileName());
        try {
            Files.move(folder, gone, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            owner.close();
            return;
        } catch (IOException e) { // Windows renames no folder with open files
            owner.close();
            PrivateFiles.deleteTree(folder);
            return;
        }
        try {
            owner.close();
        } finally {
            PrivateFiles.deleteTree(gone);
        }
    }
}
