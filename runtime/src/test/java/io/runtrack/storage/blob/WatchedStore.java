package io.runtrack.storage.blob;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A store that counts what is open and what was read. Safe for several threads. */
public final class WatchedStore implements BlobStore {
    private final BlobStore store;
    public int open;
    public long bytesRead;

    public WatchedStore(BlobStore store) {
        this.store = store;
    }

    @Override
    public InputStream read(String name) throws IOException {
        count(1, 0);
        return new FilterInputStream(store.read(name)) {
            private boolean closed;

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int bytes = super.read(buffer, offset, length);
                WatchedStore.this.count(0, Math.max(0, bytes));
                return bytes;
            }

            @Override
            public void close() throws IOException {
                WatchedStore.this.count(closed ? 0 : -1, 0);
                closed = true;
                super.close();
            }
        };
    }

    private synchronized void count(int opened, int bytes) {
        open += opened;
        bytesRead += bytes;
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
