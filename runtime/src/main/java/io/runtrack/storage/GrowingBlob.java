package io.runtrack.storage;

import io.runtrack.document.RecordAppender;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A JSON array in a store that grows while its elements are appended to a local working file. The blob is valid JSON
 * whenever it is there.
 *
 * <p>The working file holds <code>[\n{…},\n{…}</code> without the closing bracket, as {@link RecordAppender} writes it,
 * or nothing at all. It belongs to the caller, who remembers how many of its bytes are whole records and after a crash
 * cuts it back to them before going on.
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

    /** The document that the first bytes of a working file make. */
    static BlobContent document(Path workingFile, long length) {
        BlobContent end = BlobContent.of(DoublingBlob.end(length));
        return length == 0 ? end : BlobContent.concat(BlobContent.of(workingFile, length), end);
    }
}
