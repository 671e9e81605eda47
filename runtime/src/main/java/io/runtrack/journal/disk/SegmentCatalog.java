package io.runtrack.journal.disk;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Which file holds which part of a journal's stream. */
public interface SegmentCatalog {

    int segmentSize();

    /** The file that holds the positions from {@code index * segmentSize}, or null if there is none. */
    @Nullable
    Path file(long index);

    /**
     * Copies what a file holds from a position on, although somebody has deleted the file.
     *
     * @return false if there is nothing left of it
     */
    default boolean copy(long position, byte[] into, int length) throws IOException {
        return false;
    }

    /** The index of the next file after the one of that index, or -1 if there is none. */
    long indexAfter(long index);

    /**
     * What begins at a position is neither a frame nor the end of them.
     *
     * @throws IOException if that is not to be survived
     */
    void damaged(long position) throws IOException;

    /** The position behind the last whole frame, or {@link Long#MAX_VALUE} if only reading can tell. */
    long end();
}
