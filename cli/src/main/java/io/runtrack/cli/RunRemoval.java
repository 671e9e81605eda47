package io.runtrack.cli;

import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.storage.RunLayout;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Deletes runs, each with its logs. The metadata goes last: broken off anywhere, the run is still listed, and deleting it again removes the rest. As safe for
 * several threads as its storage.
 */
final class RunRemoval {
    private final TrackingStorage storage;

    RunRemoval(TrackingStorage storage) {
        this.storage = storage;
    }

    /** Deletes one; empty when it is gone, and otherwise why it is still there. */
    Optional<String> remove(RunMetadata run) {
        try {
            RunMetadata stored = storage.currentState(run).orElse(null);
            if (stored == null) {
                return Optional.of("run " + run.runId() + " is not stored where its start says; it is left alone");
            }
            if (stored.status() == RunStatus.RUNNING) {
                return Optional.of("run " + run.runId() + " is running; it is left alone");
            }
            storage.blobs().delete(RunLayout.fileLogs(run));
            storage.blobs().delete(RunLayout.emailLogs(run));
            storage.blobs().delete(RunLayout.metadata(run));
            return Optional.empty();
        } catch (IOException | UncheckedIOException failure) {
            return Optional.of("run " + run.runId() + " cannot be deleted: " + failure.getMessage());
        }
    }
}
