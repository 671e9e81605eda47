package io.runtrack.journal.disk;

import io.runtrack.journal.entry.LittleEndian;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * A region for file systems on which a mapping may fault: every write is a system call. Not a channel, because a
 * channel closes itself under an interrupted thread, and the host's threads may well be interrupted.
 */
public final class PlainRegion implements Region {

    private final RandomAccessFile file;
    private final byte[] word = new byte[Long.BYTES]; // guarded by this

    public PlainRegion(Path file) throws IOException {
        this.file = new RandomAccessFile(file.toFile(), "rw");
    }

    @Override
    public synchronized void put(int offset, byte[] bytes, int start, int length) throws IOException {
        file.seek(offset);
        file.write(bytes, start, length);
    }

    @Override
    public synchronized void get(int offset, byte[] bytes, int start, int length) throws IOException {
        file.seek(offset);
        file.readFully(bytes, start, length);
    }

    @Override
    public synchronized void putLong(int offset, long value) throws IOException {
        LittleEndian.putLong(word, 0, value);
        put(offset, word, 0, word.length);
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            // Nothing is buffered here: what was written is in the file already.
        }
    }
}
