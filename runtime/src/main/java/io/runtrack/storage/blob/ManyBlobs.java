package io.runtrack.storage.blob;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * Opens many blobs of a store, one after the other, as strictly as the store itself. What it holds for that is let go
 * when it is closed. For one thread.
 */
public interface ManyBlobs extends Closeable {

    /** As {@link BlobStore#read}. */
    InputStream read(String name) throws IOException;

    @Override
    void close() throws IOException;
}
