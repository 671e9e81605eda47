package io.runtrack.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A store that counts what is open and what was read. For one thread. */
final class WatchedStore implements BlobStore {
    private final BlobStore store;
    int open;
    long bytesRead;

    WatchedStore(BlobStore store) {
        this.store = store;
    }

    @Override
    public InputStream read(String name) throws IOException {
        open++;
        return new FilterInputStream(store.read(name)) {
            private boolean closed;

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                bytesRead += Math.max(0, count);
                return count;
            }

            @Override
            public void close() throws IOException {
                open -= closed ? 0 : 1;
                closed = true;
                super.close();
            }
        };
    }

    @Override
    public void write(String name, BlobContent content) throws IOException {
        store.write(name, content);
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        return store.list(prefix);
    }

    @Override
    public boolean delete(String name) throws IOException {
        return store.delete(name);
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
