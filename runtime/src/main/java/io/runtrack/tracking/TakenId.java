package io.runtrack.tracking;

import io.runtrack.model.RunMetadata;
import io.runtrack.storage.RunLayout;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Finds out whether a run's id is that of another run already, as a scheduler's retry gives it. For the background thread: the storage may be slow to answer. Not for several
 * threads.
 */
final class TakenId {
    /** As we and others draw them. Only of other ids are the runs of all days looked through. */
    private static final Pattern RANDOM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private final TrackingStorage storage;

    TakenId(TrackingStorage storage) {
        this.storage = storage;
    }

    /**
     * The run itself, or with another id and its own as its parent's. Of the same run it is the same id each time, so that it can be asked again after a crash. For a
     * run that begins, in a storage that is not on this machine; elsewhere its own thread has asked already.
     *
     * @throws IOException if the storage does not answer
     */
    RunMetadata freed(RunMetadata run) throws IOException {
        return storage.localFolder().isPresent() || !isTaken(run) ? run : renamed(run);
    }

    /**
     * The same for a run that is to be stored now, and may have been before: it must not take the place of another run that has come first. A document that says
     * nothing is its own, torn by a power cut, say.
     *
     * @throws IOException if the storage does not answer
     */
    RunMetadata freedToBeStored(RunMetadata run) throws IOException {
        try {
            return StoredHead.of(storage, RunLayout.metadata(run))
                            .filter(stored -> !isTheSame(stored, run))
                            .isPresent()
                    ? renamed(run)
                    : run;
        } catch (NoSuchFileException none) {
            return run;
        }
    }

    private static RunMetadata renamed(RunMetadata run) {
        String unique = run.runId() + ' ' + run.startedAt().truncatedTo(ChronoUnit.MICROS) + ' ' + run.environment();
        return run.toBuilder()
                .runId(UUID.nameUUIDFromBytes(unique.getBytes(StandardCharsets.UTF_8))
                        .toString())
                .parentRunId(run.runId())
                .build();
    }

    private boolean isTaken(RunMetadata run) throws IOException {
        try {
            return StoredHead.of(storage, RunLayout.metadata(run))
                    .filter(stored -> isTheSame(stored, run))
                    .isEmpty();
        } catch (NoSuchFileException notThatDay) {
            return !RANDOM.matcher(run.runId()).matches() && isOfAnotherDay(run.runId());
        }
    }

    /** Then it was stored before its process, or the one that took it up, died. */
    private static boolean isTheSame(RunMetadata stored, RunMetadata run) {
        return stored.startedAt()
                .equals(run.startedAt().truncatedTo(ChronoUnit.MICROS)); // which is what documents hold
    }

    private boolean isOfAnotherDay(String id) throws IOException {
        try {
            return storage.runExists(id);
        } catch (UncheckedIOException failure) {
            throw new IOException(failure.getMessage(), failure);
        }
    }
}
