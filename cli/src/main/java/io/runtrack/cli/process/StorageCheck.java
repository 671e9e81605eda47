package io.runtrack.cli.process;

import io.runtrack.cli.terminal.Failure;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.storage.blob.BlobContent;
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

    private StorageCheck() {}

    static Check of(String path) {
        try (TrackingStorage storage = TrackingStorage.open(path)) {
            Path folder = storage.localFolder().orElse(null);
            Path made = folder == null || Presence.of(folder) != null ? null : folder;
            String problem = tried(storage);
            if (made != null) {
                removeEmpty(made.resolve("run_metadata"), made);
            }
            return problem == null
                    ? Check.ok(NAME, "a probe was written, read and deleted: " + storage.description())
                    : Check.failed(NAME, problem + ": " + storage.description());
        } catch (IllegalArgumentException | UncheckedIOException unusable) {
            return Check.failed(NAME, String.valueOf(unusable.getMessage()));
        } catch (IOException unseen) {
            return Check.failed(NAME, Failure.describe(unseen));
        }
    }

    /** Null when all went well. */
    private static @Nullable String tried(TrackingStorage storage) {
        String name = "run_metadata/doctor-" + UUID.randomUUID() + ".probe";
        byte[] content = name.getBytes(StandardCharsets.UTF_8);
        String step = "written";
        try {
            storage.blobs().write(name, BlobContent.of(content));
            step = "read";
            try (InputStream in = storage.blobs().read(name)) {
                if (!Arrays.equals(in.readAllBytes(), content)) {
                    return "a probe was read differently than it was written";
                }
            }
            step = "deleted";
            return storage.blobs().delete(name) ? null : "a probe was gone before it was deleted";
        } catch (IOException | RuntimeException failure) {
            return "a probe cannot be " + step + ": " + Failure.describe(failure);
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
