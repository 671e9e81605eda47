package io.runtrack.cli;

import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.storage.RunLayout;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Deletes runs, each with its logs. The metadata goes last: broken off anywhere, the run is still listed, and deleting it again removes the rest. For one thread.
 */
final class RunRemoval {
    private final TrackingStorage storage;
    private final Set<String> folders = new TreeSet<>(Comparator.reverseOrder());

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
            delete(RunLayout.fileLogs(run));
            delete(RunLayout.emailLogs(run));
            delete(RunLayout.metadata(run));
            return Optional.empty();
        } catch (IOException | UncheckedIOException failure) {
            return Optional.of("run " + run.runId() + " cannot be deleted: " + failure.getMessage());
        }
    }

    private void delete(String document) throws IOException {
        storage.blobs().delete(document);
        int top = document.indexOf('/');
        for (int end = document.lastIndexOf('/'); end > top; end = document.lastIndexOf('/', end - 1)) {
            folders.add(document.substring(0, end));
        }
    }

    /** Deletes the days, months and years in which nothing is left; empty when that is done, and otherwise why not. */
    Optional<String> removeEmptyFolders() {
        try {
            for (String folder : folders) { // days come before their months, and those before their years
                storage.blobs().deleteEmptyFolder(folder);
            }
            return Optional.empty();
        } catch (IOException failure) {
            return Optional.of("empty folders are left: " + failure);
        }
    }
}
