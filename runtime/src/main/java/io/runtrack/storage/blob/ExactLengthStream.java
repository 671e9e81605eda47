package io.runtrack.storage.blob;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** The first bytes of a file: never more, as the file may be growing, and never silently fewer. For one thread. */
final class ExactLengthStream extends FilterInputStream {
    private final long length;
    private final Path file;
    private long remaining;

    ExactLengthStream(InputStream in, long length, Path file) {
        super(in);
        this.length = length;
        this.file = file;
        this.remaining = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int size) throws IOException {
        if (remaining == 0) {
            return -1;
        }
        int count = in.read(buffer, offset, (int) Math.min(size, remaining));
        if (count < 0) {
            throw new EOFException(
                    file + " ends after " + (length - remaining) + " of " + length + " bytes: it was cut meanwhile");
        }
        remaining -= count;
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = in.skip(Math.min(count, remaining));
        remaining -= skipped;
        return skipped;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(in.available(), remaining);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
