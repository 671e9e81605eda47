package io.runtrack.storage.blob;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A JSON array in a store that grows while its elements are appended to a local working file. The blob is valid JSON
 * whenever it is there.
 *
 * <p>The working file holds <code>[\n{…},\n{…}</code> without the closing bracket, or nothing at all. It belongs to the
 * caller, who remembers how many of its bytes are whole records and after a crash cuts it back to them before going on.
 *
 * <p>For one thread. After an {@link IOException} the same call may be made again.
 */
public interface GrowingBlob {

    /**
     * Makes the blob hold the first bytes of the working file and a closing bracket, if it has grown enough to be worth
     * the copy.
     */
    void publish(Path workingFile, long length) throws IOException;

    /**
     * Makes the blob hold the first bytes of the working file and a closing bracket, in any case, and removes the file.
     * A length of 0 gives an empty array, even without a file.
     */
    void finish(Path workingFile, long length) throws IOException;

    /** What completes the first bytes of a working file: the closing bracket, or an empty array. */
    static byte[] end(long length) {
        return (length == 0 ? "[]\n" : "\n]\n").getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Checks that a working file still holds what its owner has counted.
     *
     * @throws EOFException when it was cut meanwhile
     */
    static void requireLength(Path workingFile, long length) throws IOException {
        if (length > 0 && Files.size(workingFile) < length) {
            throw new EOFException(workingFile + " holds " + Files.size(workingFile) + " bytes instead of " + length
                    + ": it was cut meanwhile; write its records again");
        }
    }

    /** The document that the first bytes of a working file make. */
    static BlobContent document(Path workingFile, long length) {
        BlobContent end = BlobContent.of(end(length));
        return length == 0 ? end : BlobContent.concat(BlobContent.of(workingFile, length), end);
    }
}
