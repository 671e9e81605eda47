package io.runtrack.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.model.RunMetadata;
import io.runtrack.storage.BlobContent;
import io.runtrack.storage.LocalFolder;
import io.runtrack.storage.RunLayout;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakenIdTest {
    private static final Instant STARTED = Instant.parse("2026-01-31T04:00:00.123456Z");

    @TempDir
    Path folder;

    private TrackingStorage storage;
    private TakenId ids;

    @BeforeEach
    void open() throws IOException {
        // What is not plainly a folder is not on this machine, for all that is known of it.
        storage = TrackingStorage.open(new BreakingStore(LocalFolder.at(folder), change -> false, false), "");
        ids = new TakenId(storage);
    }

    @Test
    void leavesAnIdThatNobodyHas() throws IOException {
        assertThat(ids.freed(run("nightly", STARTED))).isEqualTo(run("nightly", STARTED));
    }

    @Test
    void makesAnIdThatAnotherRunHasTheParents() throws IOException {
        storage.saveRunMetadata(run("nightly", STARTED.minusSeconds(60)));

        RunMetadata freed = ids.freed(run("nightly", STARTED));

        assertThat(freed.parentRunId()).isEqualTo("nightly");
        assertThat(freed.runId()).hasSize(36);
        assertThat(ids.freed(run("nightly", STARTED)))
                .as("asked again, after a crash")
                .isEqualTo(freed);
    }

    @Test
    void looksThroughOtherDaysForIdsThatPeopleGive() throws IOException {
        storage.saveRunMetadata(run("nightly", STARTED.minus(Duration.ofDays(40))));
        assertThat(ids.freed(run("nightly", STARTED)).parentRunId()).isEqualTo("nightly");
    }

    @Test
    void takesUpARunThatWasStoredBefore() throws IOException {
        storage.saveRunMetadata(run("nightly", STARTED));
        assertThat(ids.freed(run("nightly", STARTED)).runId()).isEqualTo("nightly");
    }

    @Test
    void takesUpARunThatStartedBetweenTwoMicroseconds() throws IOException {
        RunMetadata run = run("nightly", STARTED.plusNanos(789));
        storage.saveRunMetadata(run);
        assertThat(ids.freed(run).runId()).isEqualTo("nightly");
    }

    @Test
    void overwritesNothingThatItCannotRead() throws IOException {
        RunMetadata run = run("nightly", STARTED);
        storage.blobs().write(RunLayout.metadata(run), BlobContent.of("[".getBytes(StandardCharsets.UTF_8)));
        assertThat(ids.freed(run).parentRunId()).isEqualTo("nightly");
    }

    private static RunMetadata run(String id, Instant started) {
        return RunMetadata.builder(id, "extract", started).build();
    }
}
