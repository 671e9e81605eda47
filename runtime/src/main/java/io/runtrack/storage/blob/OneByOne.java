package io.runtrack.storage.blob;

import java.io.IOException;
import java.io.InputStream;

/** Opens each blob of a store by itself, as stores do that have no faster way. */
record OneByOne(BlobStore store) implements ManyBlobs {
    @Override
    public InputStream read(String name) throws IOException {
        return store.read(name);
    }

    @Override
    public void close() {}
}
