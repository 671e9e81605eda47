package io.runtrack.tracking.delivery;

import io.runtrack.document.RunJson;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.TrackingStorage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * Reads what is stored of a run. A storage that does not answer is told from a document that cannot be understood,
 * because only the latter may be written over.
 */
final class StoredRun {
    private StoredRun() {}

    /**
     * A run without its email results; empty when the document cannot be understood.
     *
     * @throws NoSuchFileException when there is none
     * @throws IOException when the storage does not answer
     */
    static Optional<RunMetadata> of(TrackingStorage storage, String name) throws IOException {
        byte[] document;
        try (InputStream in = storage.blobs().read(name)) {
            document = in.readAllBytes();
        }
        try {
            return Optional.of(RunJson.readHead(new ByteArrayInputStream(document)));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
