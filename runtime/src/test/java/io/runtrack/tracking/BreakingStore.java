package io.runtrack.tracking;

import io.runtrack.storage.BlobContent;
import io.runtrack.storage.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** A store that works, but for one change to it that fails, before or after it has taken effect. */
final class BreakingStore implements BlobStore {
    private final BlobStore store;
    private final int failingChange;
    private final boolean afterwards;
    private int changes;

    BreakingStore(BlobStore store, int failingChange, boolean afterwards) {
        this.store = store;
        this.failingChange = failingChange;
        this.afterwards = afterwards;
    }

    boolean hasFailed() {
        return changes > failingChange;
    }

    private interface Change {
        void make() throws IOException;
    }

    private void change(Change change) throws IOException {
        boolean fails = changes++ == failingChange;
        if (!fails || afterwards) {
            change.make();
        }
        if (fails) {
            throw new IOException("the storage is away");
        }
    }

    @Override
    public InputStream read(String name) throws IOException {
        return store.read(name);
    }

    @Override
    public void write(String name, BlobContent content) throws IOException {
        change(() -> store.write(name, content));
    }

    @Override
    public void move(Path file, String name) throws IOException {
        change(() -> store.move(file, name));
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
