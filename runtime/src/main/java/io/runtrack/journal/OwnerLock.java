package io.runtrack.journal;

import io.runtrack.journal.entry.HeadLayout;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * The owner's second lock, on the journal's head. A {@link JournalLock} file may be deleted under its owner and made
 * anew by somebody else, but without its head there is no journal. Only the process that writes the journal has this
 * lock. Whoever takes over a dead one asks for it.
 *
 * <p>POSIX drops a lock when its process closes <em>any</em> descriptor of the file, as everyone does who looks through
 * the spool, host code included. So it is taken anew with each heartbeat: of two bytes far behind the head's end, one
 * is always locked. For one thread, but for {@link #isHeld}.
 */
final class OwnerLock implements Closeable {
    private static final Set<OpenOption> OPTIONS = Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    private static final long FIRST = 1L << 40;
    private static final long SECOND = FIRST + 1;

    private final FileChannel channel;
    private FileLock held;

    private OwnerLock(FileChannel channel, FileLock held) {
        this.channel = channel;
        this.held = held;
    }

    static OwnerLock take(Path head) throws IOException {
        FileChannel opened = FileChannel.open(head, OPTIONS);
        try {
            FileLock lock = opened.tryLock(FIRST, 1, false);
            if (lock == null) {
                throw new IOException("The new file " + head + " is locked already");
            }
            return new OwnerLock(opened, lock);
        } catch (Throwable e) {
            opened.close();
            throw e;
        }
    }

    /**
     * Whether the process that writes the journal lives. Not to be asked by that process: the answer would be the end
     * of its lock.
     */
    static boolean isHeld(Path head) throws IOException {
        try (FileChannel opened = FileChannel.open(head, OPTIONS)) {
            return opened.tryLock(FIRST, SECOND + 1 - FIRST, false) == null;
        } catch (OverlappingFileLockException ofThisProcess) {
            return true;
        }
    }

    /** Locks the other byte, then lets go of the one that was locked. */
    void renew() throws IOException {
        FileLock next = channel.tryLock(held.position() == FIRST ? SECOND : FIRST, 1, false);
        if (next != null) {
            held.release();
            held = next;
        }
    }

    /** Writes a byte that means nothing: the stores of a mapping do not change a file's times on every file system. */
    void touch() throws IOException {
        channel.write(ByteBuffer.allocate(1), HeadLayout.NOT_USED_AT);
    }

    void force() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
