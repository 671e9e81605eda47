package io.runtrack.cli.runs;

import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.storage.RunLayout;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.storage.blob.FailureText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Deletes runs, each whole: with its logs, or not at all as far as the storage can tell beforehand. The metadata goes
 * last: broken off anywhere, the run is still listed, and deleting it again removes the rest. For one thread.
 */
final class RunRemoval {
    private final TrackingStorage storage;
    private final Set<String> folders = new TreeSet<>(Comparator.reverseOrder());

    RunRemoval(TrackingStorage storage) {
        this.storage = storage;
    }

    /** Why a run cannot be deleted; empty when nothing is known against it. */
    Optional<String> whyNot(RunMetadata run) {
        try {
            RunMetadata stored = storage.currentState(run).orElse(null);
            if (stored == null) {
                return Optional.of("run " + run.runId() + " is not stored where its start says; it is left alone");
            }
            if (stored.status() == RunStatus.RUNNING) {
                return Optional.of("run " + run.runId() + " is running; it is left alone");
            }
            for (String document : documents(run)) {
                storage.blobs().checkDeletable(document);
            }
            return Optional.empty();
        } catch (IOException failure) {
            return Optional.of(kept(run, FailureText.of(failure)));
        } catch (UncheckedIOException failure) {
            return Optional.of(kept(run, failure.getMessage()));
        }
    }

    private static String kept(RunMetadata run, @Nullable String why) {
        return "run " + run.runId() + " cannot be deleted, and is kept whole: " + why;
    }

    /** Deletes one; empty when it is gone, and otherwise why it is still there. */
    Optional<String> remove(RunMetadata run) {
        Optional<String> kept = whyNot(run);
        if (kept.isPresent()) {
            return kept;
        }
        try {
            for (String document : documents(run)) {
                delete(document);
            }
            return Optional.empty();
        } catch (IOException failure) {
            return Optional.of("run " + run.runId() + " cannot be deleted: " + FailureText.of(failure)
                    + "; what is left of it goes when that is mended and prune is run again");
        }
    }

    private static List<String> documents(RunMetadata run) {
        return List.of(RunLayout.fileLogs(run), RunLayout.emailLogs(run), RunLayout.metadata(run));
    }

    private void delete(String document) throws IOException {
        storage.blobs().delete(document);
        int top = document.indexOf('/');
        for (int end = document.lastIndexOf('/'); end > top; end = document.lastIndexOf('/', end - 1)) {
            folders.add(document.substring(0, end));
        }
    }

    /** Deletes the days, months and years in which nothing is left; says which ones it could not. */
    List<String> removeEmptyFolders() {
        List<String> left = new ArrayList<>();
        for (String folder : folders) { // days come before their months, and those before their years
            try {
                removeIndexOfNothing(folder);
                storage.blobs().deleteEmptyFolder(folder);
            } catch (IOException failure) {
                left.add("the empty folder " + folder + " is left: " + FailureText.of(failure));
            }
        }
        return left;
    }

    /** The index of a day whose runs are all gone. */
    private void removeIndexOfNothing(String folder) throws IOException {
        if (!folder.startsWith(RunLayout.METADATA_PREFIX)
                || !storage.blobs().list(folder + '/').isEmpty()) {
            return;
        }
        String index = RunLayout.index(folder);
        if (storage.blobs().delete(index)) {
            String month = index.substring(0, index.lastIndexOf('/'));
            storage.blobs().deleteEmptyFolder(month);
            storage.blobs().deleteEmptyFolder(month.substring(0, month.lastIndexOf('/')));
        }
    }
}
