package io.runtrack.storage.azure;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A blob that is being read, some megabytes a request. What fails on the way says so as a store does. For one thread. */
final class BlobStream extends FilterInputStream {
    private final AzureAccount account;
    private final String name;

    BlobStream(InputStream in, AzureAccount account, String name) {
        super(in);
        this.account = account;
        this.name = name;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            return in.read(buffer, offset, length);
        } catch (RuntimeException failure) {
            throw AzureFailure.of(account, "read " + name, failure);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
