package io.runtrack.tracking.delivery;

import io.runtrack.model.RunMetadata;
import io.runtrack.storage.RunDocument;
import io.runtrack.storage.RunLayout;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.storage.blob.ListedBlob;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Gives a run the id that it was given, or finds that another run has it. The claim is the run's first document,
 * created exclusively. So nobody needs to give it back, and a process that dies with it leaves a run that is taken up
 * like any other. For the background thread alone, since the storage may be slow to answer.
 */
public final class IdClaim {
    /** As we and others draw them. Only of other ids are the runs of all days looked through. */
    private static final Pattern RANDOM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private final TrackingStorage storage;
    private final JournalledRuns journalled;

    public IdClaim(TrackingStorage storage, JournalledRuns journalled) {
        this.storage = storage;
        this.journalled = journalled;
    }

    /**
     * The run as it is to be stored: under the given id, which is then stored, or under its own and with the given one
     * as its parent's. May be asked again after a crash.
     *
     * @param run under an id that no other run has
     * @param journal the folder of the journal that the run is in
     * @throws IOException if the storage does not answer; then nothing is decided
     */
    RunMetadata settle(RunMetadata run, String givenId, Path journal) throws IOException {
        RunMetadata named = run.toBuilder().runId(givenId).build();
        return claim(named, journal) || isStored(named)
                ? named
                : run.toBuilder().parentRunId(givenId).build();
    }

    private boolean claim(RunMetadata named, Path journal) throws IOException {
        // Journals first: a run leaves its journal when it is stored.
        if (journalled.holdEarlier(named, journal) || isOfAnyDay(named)) {
            return false;
        }
        RunMetadata alive = named.toBuilder().heartbeatAt(Instant.now()).build();
        return storage.blobs().create(RunLayout.metadata(named), RunDocument.of(alive));
    }

    private boolean isOfAnyDay(RunMetadata named) throws IOException {
        if (RANDOM.matcher(named.runId()).matches()) {
            return false;
        }
        String name = RunLayout.metadata(named);
        String document = name.substring(name.lastIndexOf('/'));
        for (String stored : storedNames()) {
            if (stored.endsWith(document)) {
                return true;
            }
        }
        return false;
    }

    /** A folder of some day that may not be read hides itself alone: no run can wait until somebody opens it. */
    private List<String> storedNames() throws IOException {
        try {
            return storage.blobs().list(RunLayout.METADATA_PREFIX);
        } catch (FileSystemException unreadable) {
            List<String> names = new ArrayList<>();
            for (ListedBlob readable :
                    storage.blobs().listReadable(RunLayout.METADATA_PREFIX).blobs()) {
                names.add(readable.name());
            }
            return names;
        }
    }

    /**
     * Then it was before its process, or the one that took it up, died. What cannot be understood is another's, and
     * stays.
     */
    private boolean isStored(RunMetadata named) throws IOException {
        try {
            return StoredRun.of(storage, RunLayout.metadata(named))
                    .filter(stored -> isTheSame(stored, named))
                    .isPresent();
        } catch (NoSuchFileException none) {
            return false;
        }
    }

    /** JVMs that start together may start their runs in the same microsecond, which is as fine as documents are. */
    private static boolean isTheSame(RunMetadata stored, RunMetadata run) {
        return stored.startedAt().equals(run.startedAt().truncatedTo(ChronoUnit.MICROS))
                && Objects.equals(stored.environment().host(), run.environment().host())
                && Objects.equals(stored.environment().pid(), run.environment().pid());
    }
}
