package io.runtrack.journal;

import io.runtrack.journal.disk.Disk;
import io.runtrack.journal.disk.JournalShape;
import io.runtrack.journal.disk.PrivateFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A journal's folder as it comes into the spool: complete, with its lock held. It is made under a name that readers
 * pass over and renamed at the end, so that nobody ever sees half of one; a crash leaves such a folder without entries,
 * for {@link Leftovers}.
 *
 * @param folder the folder under its final name
 * @param header whose journal it is
 * @param head its head
 * @param lock held
 */
record JournalBirth(Path folder, JournalHeader header, LiveHead head, JournalLock lock) {

    private static final int MOST_ATTEMPTS = 3;

    /**
     * Made anew should somebody have swept the unfinished folder away: of a process that was held up for longer than a
     * birth may take.
     */
    static JournalBirth in(Path spool, JournalHeader header, JournalShape shape, Disk disk) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return make(spool, header, shape, disk);
            } catch (NoSuchFileException | FileAlreadyExistsException disturbed) {
                if (attempt == MOST_ATTEMPTS) {
                    throw disturbed;
                }
            }
        }
    }

    private static JournalBirth make(Path spool, JournalHeader header, JournalShape shape, Disk disk)
            throws IOException {
        String id = id(header);
        Path unfinished = spool.resolve(JournalFolder.UNFINISHED + id);
        Path folder = spool.resolve(id);
        PrivateFiles.createFolder(unfinished);
        JournalLock lock = null;
        LiveHead head = null;
        try {
            lock = JournalLock.create(folder, unfinished.resolve(JournalFolder.LOCK));
            head = new LiveHead(unfinished, disk, shape, header);
            head.heartbeat(Instant.now());
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            return new JournalBirth(folder, header, head, lock);
        } catch (Throwable e) {
            close(lock);
            close(head);
            PrivateFiles.deleteTree(unfinished);
            throw e;
        }
    }

    private static void close(@Nullable Closeable part) throws IOException {
        if (part != null) {
            part.close();
        }
    }

    /** Names sort by age. Not a random UUID: its generator alone takes longer than all the rest. */
    private static String id(JournalHeader header) {
        return Long.toHexString(System.currentTimeMillis()) + "-" + header.pid() + "-"
                + Long.toHexString(System.nanoTime() ^ ((long) header.host().hashCode() << 32));
    }
}
