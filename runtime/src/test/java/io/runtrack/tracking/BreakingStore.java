package io.runtrack.tracking;

import io.runtrack.storage.blob.BlobContent;
import io.runtrack.storage.blob.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A store that works, but for some of the changes to it, which fail before or after they have taken effect. */
public final class BreakingStore implements BlobStore {
    private final BlobStore store;
    private final IntPredicate failing;
    private final boolean afterwards;
    private int changes;
    private boolean failed;

    public BreakingStore(BlobStore store, IntPredicate failing, boolean afterwards) {
        this.store = store;
        this.failing = failing;
        this.afterwards = afterwards;
    }

    public boolean hasFailed() {
        return failed;
    }

    @Override
    public @Nullable String location() {
        return store.location();
    }

    private interface Change {
        void make() throws IOException;
    }

    private void change(Change change) throws IOException {
        boolean fails = failing.test(changes++);
        failed |= fails;
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
