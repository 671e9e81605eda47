package io.runtrack.storage.blob;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Opens many blobs of a store, one after the other, as strictly as the store itself. What it holds for that is let go
 * when it is closed. For one thread.
 */
public interface ManyBlobs extends Closeable {

    /**
     * Says which blobs are going to be read next, in this order, as far as they are read at all. A store that is far
     * away may open them ahead; this one does not.
     */
    default void expect(List<String> names) {}

    /** As {@link BlobStore#read}. */
    InputStream read(String name) throws IOException;

    @Override
    void close() throws IOException;
}
