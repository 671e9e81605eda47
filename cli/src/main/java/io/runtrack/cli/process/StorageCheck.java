package io.runtrack.cli.process;

import io.runtrack.cli.terminal.Failure;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.storage.blob.BlobChangedException;
import io.runtrack.storage.blob.BlobContent;
import io.runtrack.storage.blob.BlobStore;
import io.runtrack.storage.folder.Presence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes, reads and deletes a document in the storage, and leaves it as it was. Broken off, it may leave a document
 * that no reader takes for a run.
 */
final class StorageCheck {
    private static final String NAME = "storage";
    private static final String TRIED = "a probe was written, read and deleted";

    private final BlobStore store;
    private final String name = "run_metadata/doctor-" + UUID.randomUUID() + ".probe";
    private final byte[] content = name.getBytes(StandardCharsets.UTF_8);

    private StorageCheck(BlobStore store) {
        this.store = store;
    }

    static Check of(String path) {
        try (TrackingStorage storage = TrackingStorage.open(path);
                TrackingStorage another = TrackingStorage.open(path)) {
            Path folder = storage.localFolder().orElse(null);
            Path made = folder == null || Presence.of(folder) != null ? null : folder;
            Check check = of(storage.blobs(), another.blobs());
            if (made != null) {
                removeEmpty(made.resolve("run_metadata"), made);
            }
            return check;
        } catch (IllegalArgumentException | UncheckedIOException unusable) {
            return Check.failed(NAME, String.valueOf(unusable.getMessage()));
        } catch (IOException unseen) {
            return Check.failed(NAME, Failure.describe(unseen));
        }
    }

    /**
     * @param store what is tried
     * @param another the same place, as another process sees it
     */
    static Check of(BlobStore store, BlobStore another) {
        StorageCheck check = new StorageCheck(store);
        String ignored = null;
        String step = "written";
        try {
            store.write(check.name, BlobContent.of(check.content));
            step = "read";
            if (!check.isRead()) {
                return Check.failed(NAME, "a probe was read differently than it was written: " + store.description());
            }
            step = "written again";
            ignored = check.ignored(another);
            step = "deleted";
            if (!store.delete(check.name)) {
                return Check.failed(NAME, "a probe was gone before it was deleted: " + store.description());
            }
        } catch (IOException | RuntimeException failure) {
            return Check.failed(
                    NAME, "a probe cannot be " + step + ": " + Failure.describe(failure) + ": " + store.description());
        }
        return ignored == null
                ? Check.ok(NAME, TRIED + ": " + store.description())
                : Check.warning(
                        NAME,
                        TRIED + ", but the service " + ignored + ", so that two processes may take one run id, or"
                                + " overwrite each other's documents; use one that keeps to conditional writes: "
                                + store.description());
    }

    private boolean isRead() throws IOException {
        try (InputStream in = store.read(name)) {
            return Arrays.equals(in.readAllBytes(), content);
        }
    }

    /** Which condition of a write the service does not keep to; null if it keeps to both. */
    private @Nullable String ignored(BlobStore another) throws IOException {
        if (store.create(name, BlobContent.of(new byte[0]))) {
            return "creates what is there already";
        }
        if (store.localFolder() != null) {
            return null;
        }
        another.read(name).close();
        store.write(name, BlobContent.of(new byte[1]));
        try {
            another.update(name, BlobContent.of(new byte[2]));
            return "replaces what has changed meanwhile";
        } catch (BlobChangedException kept) {
            return null;
        }
    }

    private static void removeEmpty(Path... folders) {
        for (Path folder : folders) {
            try {
                Files.deleteIfExists(folder);
            } catch (IOException usedMeanwhile) {
                return;
            }
        }
    }
}
