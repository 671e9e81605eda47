package io.runtrack.storage.blob;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * Opens many blobs of a store, one after the other, and is as strict as the store. What it keeps for that lasts until
 * it is closed. For one thread.
 */
public interface ManyBlobs extends Closeable {

    /** As {@link BlobStore#read}. */
    InputStream read(String name) throws IOException;

    @Override
    void close() throws IOException;
}
