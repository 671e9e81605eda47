package io.runtrack.figures.cache;

import io.runtrack.storage.blob.BlobContent;
import io.runtrack.storage.blob.BlobListing;
import io.runtrack.storage.blob.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A store that remembers which logs were opened. Safe for several threads, as the store is. */
final class CountedReads implements BlobStore {
    private final BlobStore store;
    private final ConcurrentLinkedQueue<String> logs = new ConcurrentLinkedQueue<>();

    CountedReads(BlobStore store) {
        this.store = store;
    }

    /** The logs that were opened since the last time. */
    List<String> logs() {
        List<String> opened = List.copyOf(logs);
        logs.clear();
        return opened;
    }

    @Override
    public InputStream read(String name) throws IOException {
        if (!name.startsWith("run_metadata/")) {
            logs.add(name);
        }
        return store.read(name);
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
    public BlobListing listReadable(String prefix) throws IOException {
        return store.listReadable(prefix);
    }

    @Override
    public @Nullable Map<String, String> versions(String prefix) throws IOException {
        return store.versions(prefix);
    }

    @Override
    public boolean delete(String name) throws IOException {
        return store.delete(name);
    }

    @Override
    public @Nullable String location() {
        return store.location();
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
