package io.runtrack.storage.blob;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a blob is to hold. Its length is known beforehand, and it can be opened again when an attempt to send it has
 * failed.
 */
public interface BlobContent {

    /** Bytes that each opened stream gives. */
    long length();

    /** Opens the content, from its beginning; the caller closes it. */
    InputStream open() throws IOException;

    /**
     * What a store that can keep such notes beside a blob shows of it in listings: a few names of small letters and
     * underscores, each with a text in ASCII, below 8 KiB together.
     */
    default Map<String, String> notes() throws IOException {
        return Map.of();
    }

    /** These bytes, which must not change afterwards. */
    static BlobContent of(byte[] bytes) {
        return new BlobContents.OfBytes(bytes);
    }

    /**
     * The first bytes of a file, which may go on growing. Reading throws {@link EOFException} should the file be
     * shorter: a truncated copy never passes for a whole one.
     */
    static BlobContent of(Path file, long length) {
        return new BlobContents.OfFile(file, length);
    }

    /** All parts, one after the other. */
    static BlobContent concat(BlobContent... parts) {
        return new BlobContents.Concatenated(parts.clone());
    }
}
