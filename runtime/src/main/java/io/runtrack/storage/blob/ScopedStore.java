package io.runtrack.storage.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of a store below a base path, as a store of its own. As safe for several threads as the store that it is
 * part of, which it closes.
 */
public final class ScopedStore implements BlobStore {
    private final BlobStore store;
    private final String base;

    /**
     * The part below a base path such as {@code team/tracking}.
     *
     * @throws IllegalArgumentException when no names can begin with the path
     */
    public ScopedStore(BlobStore store, String basePath) {
        this.store = store;
        this.base = BlobName.check(basePath) + '/';
    }

    @Override
    public InputStream read(String name) throws IOException {
        return store.read(scoped(name));
    }

    @Override
    public void write(String name, BlobContent content) throws IOException {
        store.write(scoped(name), content);
    }

    @Override
    public void update(String name, BlobContent content) throws IOException {
        store.update(scoped(name), content);
    }

    @Override
    public boolean create(String name, BlobContent content) throws IOException {
        return store.create(scoped(name), content);
    }

    @Override
    public boolean replace(String name, byte[] expected, BlobContent content) throws IOException {
        return store.replace(scoped(name), expected, content);
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        List<String> names = new ArrayList<>();
        for (String name : store.list(base + BlobName.checkPrefix(prefix))) {
            names.add(name.substring(base.length()));
        }
        return names;
    }

    @Override
    public List<ListedBlob> listWithNotes(String prefix) throws IOException {
        return unscoped(store.listWithNotes(base + BlobName.checkPrefix(prefix)));
    }

    @Override
    public @Nullable Map<String, String> versions(String prefix) throws IOException {
        Map<String, String> scoped = store.versions(base + BlobName.checkPrefix(prefix));
        if (scoped == null) {
            return null;
        }
        Map<String, String> versions = new HashMap<>();
        scoped.forEach((name, version) -> versions.put(name.substring(base.length()), version));
        return versions;
    }

    private List<ListedBlob> unscoped(List<ListedBlob> scoped) {
        List<ListedBlob> blobs = new ArrayList<>(scoped.size());
        for (ListedBlob blob : scoped) {
            blobs.add(new ListedBlob(blob.name().substring(base.length()), blob.notes(), blob.version()));
        }
        return blobs;
    }

    @Override
    public BlobListing listReadable(String prefix) throws IOException {
        BlobListing all = store.listReadable(base + BlobName.checkPrefix(prefix));
        List<UnreadableDocument> unreadable = new ArrayList<>();
        for (UnreadableDocument each : all.unreadable()) {
            if (each.name().length() <= base.length()) {
                throw new IOException(each.toString()); // all of this part, or more
            }
            unreadable.add(new UnreadableDocument(each.name().substring(base.length()), each.reason()));
        }
        return new BlobListing(unscoped(all.blobs()), unreadable);
    }

    @Override
    public ManyBlobs openMany() {
        ManyBlobs all = store.openMany();
        return new ManyBlobs() {
            @Override
            public void expect(List<String> names) {
                all.expect(names.stream().map(name -> scoped(name)).toList());
            }

            @Override
            public InputStream read(String name) throws IOException {
                return all.read(scoped(name));
            }

            @Override
            public void close() throws IOException {
                all.close();
            }
        };
    }

    @Override
    public boolean delete(String name) throws IOException {
        return store.delete(scoped(name));
    }

    @Override
    public void checkDeletable(String name) throws IOException {
        store.checkDeletable(scoped(name));
    }

    @Override
    public boolean deleteEmptyFolder(String folder) throws IOException {
        return store.deleteEmptyFolder(scoped(folder));
    }

    @Override
    public void move(Path file, String name) throws IOException {
        store.move(file, scoped(name));
    }

    @Override
    public GrowingBlob grow(String name) {
        return store.grow(scoped(name));
    }

    @Override
    public @Nullable Path localFolder() {
        Path folder = store.localFolder();
        return folder == null ? null : folder.resolve(base);
    }

    @Override
    public @Nullable String location() {
        String location = store.location();
        return location == null ? null : location + '/' + base.substring(0, base.length() - 1);
    }

    @Override
    public String description() {
        return store.description() + ", below " + base;
    }

    @Override
    public void hurry() {
        store.hurry();
    }

    @Override
    public void close() throws IOException {
        store.close();
    }

    private String scoped(String name) {
        return base + BlobName.check(name);
    }
}
