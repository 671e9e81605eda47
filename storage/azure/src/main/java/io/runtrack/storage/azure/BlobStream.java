package io.runtrack.storage.azure;

import com.azure.storage.blob.models.BlobDownloadAsyncResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A blob that is being read, as it comes in, by one request: what is written meanwhile does not show in it. What fails
 * on the way says so as a store does. For one thread.
 */
final class BlobStream extends InputStream {
    private final AzureAccount account;
    private final String name;
    private final String version;
    private final Stream<ByteBuffer> source;
    private final Iterator<ByteBuffer> parts;
    private ByteBuffer part = ByteBuffer.allocate(0);

    BlobStream(AzureAccount account, String name, BlobDownloadAsyncResponse reply) {
        this.account = account;
        this.name = name;
        this.version = reply.getDeserializedHeaders().getETag();
        this.source = reply.getValue().toStream(1); // one part ahead, so that memory stays flat
        this.parts = source.iterator();
    }

    /** The version (ETag) that is being read. */
    String version() {
        return version;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        while (!part.hasRemaining()) {
            if (!advance()) {
                return -1;
            }
        }
        int count = Math.min(length, part.remaining());
        part.get(buffer, offset, count);
        return count;
    }

    @Override
    public void close() {
        source.close();
    }

    private boolean advance() throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            if (!parts.hasNext()) {
                return false;
            }
            part = parts.next();
            return true;
        } catch (RuntimeException failure) {
            throw AzureFailure.of(account, "read " + name, failure);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
