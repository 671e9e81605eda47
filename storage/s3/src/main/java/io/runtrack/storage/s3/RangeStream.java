package io.runtrack.storage.s3;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** So many bytes of a stream; a shorter one fails, since a part of a record is none. For one thread. */
final class RangeStream extends FilterInputStream {
    private long left;

    RangeStream(InputStream source, long length) {
        super(source);
        left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
        if (left == 0) {
            return -1;
        }
        int read = super.read(buffer, offset, (int) Math.min(count, left));
        if (read < 0) {
            throw new EOFException("the working file was cut meanwhile; write its records again");
        }
        left -= read;
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
