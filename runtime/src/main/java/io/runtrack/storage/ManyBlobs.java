package io.runtrack.storage;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * Opens many blobs of a store, one after the other, and is as strict as the store. What it keeps for that lasts until
 * it is closed. For one thread.
 */
interface ManyBlobs extends Closeable {

    /** As {@link BlobStore#read}. */
    InputStream read(String name) throws IOException;

    @Override
    void close() throws IOException;

    static ManyBlobs of(BlobStore store) {
        if (store instanceof LocalFolder local) {
            return new FolderReader(local);
        }
        return store instanceof ScopedStore scoped ? scoped.manyBlobs() : new OneByOne(store);
    }

    /** Of a store that has no faster way. */
    record OneByOne(BlobStore store) implements ManyBlobs {
        @Override
        public InputStream read(String name) throws IOException {
            return store.read(name);
        }

        @Override
        public void close() {}
    }
}
