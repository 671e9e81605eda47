package io.runtrack.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * A blob that is being read, as it comes in: what is written meanwhile does not show in it. Over a connection that is
 * cut reading goes on where it was, as long as the blob is the same. For one thread.
 */
final class S3Stream extends InputStream {
    private static final int MOST_REOPENED = 2;

    /** Up to here the rest is rather read than the connection given up. */
    private static final long LITTLE = 1 << 16;

    private final S3Requests requests;
    private final String name;
    private final String version;
    private ResponseInputStream<GetObjectResponse> source;
    private long length;
    private long position;
    private int reopened;

    private S3Stream(S3Requests requests, String name, ResponseInputStream<GetObjectResponse> source) {
        this.requests = requests;
        this.name = name;
        this.source = source;
        this.version = source.response().eTag();
        this.length = source.response().contentLength();
    }

    /** @throws java.nio.file.NoSuchFileException when there is no such blob */
    static S3Stream open(S3Requests requests, String name) throws IOException {
        return new S3Stream(
                requests,
                name,
                requests.ask(
                        "read " + name,
                        client -> client.getObject(
                                request -> request.bucket(requests.bucket()).key(name))));
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
    public int read(byte[] buffer, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, buffer.length);
        if (count == 0) {
            return 0;
        }
        while (position < length) {
            try {
                int read = S3Requests.own(() -> source.read(buffer, offset, count));
                if (read > 0) {
                    position += read;
                    return read;
                }
                reopen(new IOException(
                        "cannot read " + name + ": its end is missing after " + position + " of " + length + " bytes"));
            } catch (IOException cut) {
                reopen(cut);
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        if (length - position > LITTLE) {
            source.abort();
        } else {
            S3Requests.own(() -> {
                source.close();
                return name;
            });
        }
    }

    private void reopen(IOException failure) throws IOException {
        source.abort();
        if (reopened++ == MOST_REOPENED) {
            throw failure;
        }
        source = requests.ask(
                "read on in " + name,
                client -> client.getObject(request -> request.bucket(requests.bucket())
                        .key(name)
                        .range("bytes=" + position + "-")
                        .ifMatch(version)));
        length = total(source.response());
    }

    /** Of {@code bytes 10-99/100}, the last number. */
    private long total(GetObjectResponse reply) throws IOException {
        String range = String.valueOf(reply.contentRange());
        try {
            return Long.parseLong(range.substring(range.lastIndexOf('/') + 1));
        } catch (NumberFormatException malformed) {
            throw new IOException("cannot read on in " + name + ": the service sent the range " + range, malformed);
        }
    }
}
