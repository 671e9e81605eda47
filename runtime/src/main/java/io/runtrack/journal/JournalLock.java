package io.runtrack.journal;

import io.runtrack.journal.disk.PrivateFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The lock on a journal's lock file, which the kernel drops when the process ends, however it ends. Thread-safe.
 *
 * <p>POSIX drops it, too, when the process closes <em>any</em> descriptor of that file. So a file that is locked in
 * this process must not be opened again, and locks are kept reachable here, since a collected channel is a closed one.
 */
final class JournalLock implements Closeable {

    private static final Map<Path, JournalLock> HELD = new ConcurrentHashMap<>();

    /**
     * Channels of files that turned out to be locked by another copy of this class in this JVM: closing them would drop
     * its lock.
     */
    private static final Collection<FileChannel> NEVER_CLOSED = new ConcurrentLinkedQueue<>();

    private static final Set<OpenOption> OPTIONS =
            Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE, LinkOption.NOFOLLOW_LINKS);

    private final Path journal;
    private @Nullable FileChannel channel;

    private JournalLock(Path journal) {
        this.journal = journal;
    }

    /** Creates and locks the lock file of a journal that is being made. */
    static JournalLock create(Path journal, Path file) throws IOException {
        PrivateFiles.createFile(file);
        JournalLock lock = tryLock(journal, file);
        if (lock == null) {
            throw new IOException("The new lock file " + file + " is locked already");
        }
        return lock;
    }

    /** Returns null if somebody else has the lock, in this process or another, or the journal is gone. */
    static @Nullable JournalLock tryLock(Path journal, Path file) throws IOException {
        JournalLock lock = new JournalLock(journal);
        if (HELD.putIfAbsent(journal, lock) != null) {
            return null;
        }
        boolean locked = false;
        try {
            locked = lock.open(file);
            return locked ? lock : null;
        } catch (NoSuchFileException e) {
            return null;
        } finally {
            if (!locked) {
                HELD.remove(journal, lock);
            }
        }
    }

    private boolean open(Path file) throws IOException {
        FileChannel opened = FileChannel.open(file, OPTIONS);
        try {
            FileLock lock = opened.tryLock();
            if (lock != null) {
                channel = opened;
                return true;
            }
        } catch (OverlappingFileLockException e) {
            NEVER_CLOSED.add(opened);
            return false;
        } catch (IOException e) {
            opened.close();
            throw e;
        }
        opened.close();
        return false;
    }

    /**
     * Writes a byte that means nothing: through the descriptor that is open, since closing another would drop the lock.
     */
    synchronized void touch() throws IOException {
        if (channel != null) {
            channel.write(ByteBuffer.allocate(1), 0);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
            HELD.remove(journal, this);
        }
    }
}
