package io.runtrack.storage;

import io.runtrack.document.RunJson;
import io.runtrack.model.EmailResult;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.outcome.RunState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs that say that they are running while their process has given no sign of life for long. Where their journal is
 * out of reach, on a machine that is gone, nothing better can be known of them, and they can be closed by what is
 * stored. As safe for several threads as its storage.
 */
public final class StaleRuns {
    private final TrackingStorage storage;

    public StaleRuns(TrackingStorage storage) {
        this.storage = storage;
    }

    /**
     * Closes a run as one whose process died, with the counts that are stored. Its process, should it live after all,
     * finds it closed and leaves it so.
     *
     * @return the run as it is stored now; empty if it is not stale any more, or has changed while it was looked at
     * @throws IOException if the storage fails
     */
    public Optional<RunMetadata> close(RunMetadata run, Instant now) throws IOException {
        String name = RunLayout.metadata(run);
        byte[] before;
        try (InputStream in = storage.blobs().read(name)) {
            before = in.readAllBytes();
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
        RunMetadata stored = RunLayout.named(name, RunJson.read(new ByteArrayInputStream(before)));
        if (!RunState.isStale(stored, now)) {
            return Optional.empty();
        }
        RunMetadata closed = stored.toBuilder()
                .status(RunStatus.ABORTED)
                .errorMessage("Process died before the command completed (recovered)")
                .completedAt(notBeforeItsStart(RunState.lastSignOfLife(stored), stored))
                .build();
        return storage.blobs().replace(name, before, withEmails(closed)) ? Optional.of(closed) : Optional.empty();
    }

    /** A heartbeat is by the wall clock, which may have been set back while the run went on. */
    private static Instant notBeforeItsStart(Instant time, RunMetadata run) {
        return time.isBefore(run.startedAt()) ? run.startedAt() : time;
    }

    /** Those of its log, unless the document has some already, as other writers may make it. */
    private RunDocument withEmails(RunMetadata run) throws IOException {
        if (!run.emailResults().isEmpty()) {
            return RunDocument.of(run);
        }
        try (Stream<EmailResult> emails = storage.readEmailLogs(run)) {
            Iterator<EmailResult> results = emails.iterator();
            return RunDocument.of(run, () -> results); // which takes them once
        }
    }
}
