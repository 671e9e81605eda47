package io.runtrack.tracking.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.journal.Spool;
import io.runtrack.model.RunEnvironment;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.RunLayout;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.storage.blob.BlobContent;
import io.runtrack.storage.blob.BlobListing;
import io.runtrack.storage.blob.BlobStore;
import io.runtrack.storage.blob.ListedBlob;
import io.runtrack.storage.blob.UnreadableDocument;
import io.runtrack.storage.folder.LocalFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdClaimTest {
    private static final Instant STARTED = Instant.parse("2026-01-31T04:00:00.123456Z");
    private static final String OWN = "0f8fad5b-d9cb-469f-a165-70867728950e";

    @TempDir
    Path folder;

    private TrackingStorage storage;
    private IdClaim ids;

    @BeforeEach
    void open() throws IOException {
        storage = TrackingStorage.open(LocalFolder.at(folder.resolve("tracking")), "");
        ids = new IdClaim(storage, new JournalledRuns(Spool.open(folder.resolve("spool")), storage.destination()));
    }

    @Test
    void storesTheRunUnderAnIdThatNobodyHas() throws IOException {
        assertThat(settle(run(OWN, STARTED))).isEqualTo(run("nightly", STARTED));

        RunMetadata stored = storage.findRun("nightly").orElseThrow();
        assertThat(stored.startedAt()).isEqualTo(STARTED);
        assertThat(stored.heartbeatAt()).as("it lives").isAfter(Instant.now().minus(Duration.ofMinutes(1)));
    }

    @Test
    void makesAnIdThatAnotherRunHasTheParents() throws IOException {
        storage.saveRunMetadata(run("nightly", STARTED.minusSeconds(60)));

        assertThat(settle(run(OWN, STARTED)))
                .isEqualTo(run(OWN, STARTED).toBuilder().parentRunId("nightly").build());
        assertThat(storage.findRun("nightly").orElseThrow().startedAt()).isEqualTo(STARTED.minusSeconds(60));
    }

    @Test
    void looksThroughOtherDaysForIdsThatPeopleGive() throws IOException {
        storage.saveRunMetadata(run("nightly", STARTED.minus(Duration.ofDays(40))));
        assertThat(settle(run(OWN, STARTED)).runId()).isEqualTo(OWN);
    }

    @Test
    void takesUpARunThatWasStoredBefore() throws IOException {
        RunMetadata between = run(OWN, STARTED.plusNanos(789)); // two microseconds, which is as fine as documents are
        settle(between);
        assertThat(settle(between).runId()).as("asked again, after a crash").isEqualTo("nightly");
    }

    @Test
    void tellsRunsApartThatStartedInTheSameMicrosecond() throws IOException {
        settle(run(OWN, STARTED));
        RunMetadata other = run(OWN, STARTED).toBuilder()
                .environment(new RunEnvironment("batch-7", 18L, null, null, null, null, null))
                .build();
        assertThat(settle(other).parentRunId()).isEqualTo("nightly");
    }

    @Test
    void overwritesNothingThatItCannotRead() throws IOException {
        String name = RunLayout.metadata(run("nightly", STARTED));
        storage.blobs().write(name, BlobContent.of("[".getBytes(StandardCharsets.UTF_8)));

        assertThat(settle(run(OWN, STARTED)).parentRunId()).isEqualTo("nightly");
        assertThat(storage.blobs().read(name)).hasContent("[");
    }

    @Test
    void aFolderThatMayNotBeReadHidesNoOtherAndKeepsNoRunWaiting() throws IOException {
        storage.saveRunMetadata(run("nightly", STARTED.minus(Duration.ofDays(40))));
        BlobStore folders = new OneFolderClosed(LocalFolder.at(folder.resolve("tracking")));
        try (TrackingStorage closed = TrackingStorage.open(folders, "")) {
            ids = new IdClaim(closed, new JournalledRuns(Spool.open(folder.resolve("spool")), closed.destination()));

            assertThat(settle(run(OWN, STARTED)).parentRunId()).isEqualTo("nightly");
            assertThat(ids.settle(run(OWN, STARTED), "weekly", folder).runId()).isEqualTo("weekly");
        }
    }

    /** Root may read every folder; this one stands for another user's. */
    private record OneFolderClosed(BlobStore store) implements BlobStore {
        @Override
        public InputStream read(String name) throws IOException {
            return store.read(name);
        }

        @Override
        public void write(String name, BlobContent content) throws IOException {
            store.write(name, content);
        }

        @Override
        public List<String> list(String prefix) throws IOException {
            throw new AccessDeniedException("run_metadata/2020");
        }

        @Override
        public BlobListing listReadable(String prefix) throws IOException {
            List<ListedBlob> readable = store.listReadable(prefix).blobs();
            return new BlobListing(readable, List.of(new UnreadableDocument("run_metadata/2020/", "closed")));
        }

        @Override
        public boolean delete(String name) throws IOException {
            return store.delete(name);
        }

        @Override
        public void close() throws IOException {
            store.close();
        }
    }

    private RunMetadata settle(RunMetadata run) throws IOException {
        return ids.settle(run, "nightly", folder.resolve("spool").resolve("journal"));
    }

    private static RunMetadata run(String id, Instant started) {
        return RunMetadata.builder(id, "extract", started)
                .environment(new RunEnvironment("batch-7", 17L, null, null, null, null, null))
                .build();
    }
}
