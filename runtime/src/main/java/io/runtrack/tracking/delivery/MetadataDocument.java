package io.runtrack.tracking.delivery;

import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunState;
import io.runtrack.storage.RunDocument;
import io.runtrack.storage.RunLayout;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.storage.blob.BlobChangedException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The document in the storage that says how a run stands. The run's process writes it. While the process is silent,
 * somebody may take it for dead and close the run there: that end is final, whatever the process knows better. For one
 * thread.
 */
final class MetadataDocument {
    private final TrackingStorage storage;
    private final String name;
    private Instant shownAt; // when the storage last took a document that says that the run lives
    private @Nullable RunMetadata closed;

    MetadataDocument(TrackingStorage storage, RunMetadata run) {
        this.storage = storage;
        this.name = RunLayout.metadata(run);
        this.shownAt = run.startedAt();
    }

    /** How somebody has closed the run, as far as is known. */
    @Nullable
    RunMetadata closed() {
        return closed;
    }

    /**
     * Whether somebody has closed the run. Only one that was silent for long can have been taken for dead; stores that
     * tell of changes tell of this one, too.
     */
    boolean isClosed(RunMetadata run, Instant now) throws IOException {
        return closed != null || (shownAt.plus(RunState.longestSilence(run)).isBefore(now) && isFinal());
    }

    private boolean isFinal() throws IOException {
        try {
            closed = StoredRun.of(storage, name)
                    .filter(stored -> stored.status().isFinal())
                    .orElse(null);
        } catch (NoSuchFileException none) {
            closed = null;
        }
        return closed != null;
    }

    /** Says that the run lives. Does nothing if somebody has closed it: then theirs stays as it is. */
    void show(RunMetadata run, Instant now) throws IOException {
        update(RunDocument.of(run));
        shownAt = now;
    }

    /** False if somebody has closed the run: then theirs stays as it is. */
    boolean update(RunDocument document) throws IOException {
        try {
            storage.blobs().update(name, document);
        } catch (BlobChangedException byAnother) {
            if (isFinal()) {
                return false;
            }
            storage.blobs().update(name, document); // by the process that this one finishes the run of
        }
        return true;
    }

    /** After a look at what is stored: that it has changed since this process wrote it is no news then. */
    void replace(RunDocument document) throws IOException {
        try {
            storage.blobs().update(name, document);
        } catch (BlobChangedException known) {
            storage.blobs().update(name, document);
        }
    }
}
