package io.runtrack.tracking;

import io.runtrack.storage.blob.BlobContent;
import io.runtrack.storage.blob.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A store on another machine that answers nothing, not even questions, until it is back; counts what it is asked
 * meanwhile.
 */
final class AwayStore implements BlobStore {
    private final BlobStore store;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile boolean away = true;

    AwayStore(BlobStore store) {
        this.store = store;
    }

    int requests() {
        return requests.get();
    }

    void back() {
        away = false;
    }

    private BlobStore reached() throws IOException {
        requests.incrementAndGet();
        if (away) {
            throw new IOException("the storage is away");
        }
        return store;
    }

    @Override
    public @Nullable String location() {
        return store.location();
    }

    @Override
    public InputStream read(String name) throws IOException {
        return reached().read(name);
    }

    @Override
    public void write(String name, BlobContent content) throws IOException {
        reached().write(name, content);
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        return reached().list(prefix);
    }

    @Override
    public boolean delete(String name) throws IOException {
        return reached().delete(name);
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
