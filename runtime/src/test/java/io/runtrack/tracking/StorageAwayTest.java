package io.runtrack.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.annotations.FileStatus;
import io.runtrack.diagnostics.CollectedWarnings;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.redaction.Redaction;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.storage.blob.BlobStore;
import io.runtrack.storage.folder.LocalFolder;
import io.runtrack.tracking.delivery.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageAwayTest {
    private static final Duration OFTEN = Duration.ofMillis(20);
    private static final String RANDOM_ID = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    private final CollectedWarnings warnings = new CollectedWarnings();

    @TempDir
    Path folder;

    @Test
    void leavesARunThatTheStorageDoesNotTakeToTheNextProcess() throws IOException {
        BlobStore away = new BreakingStore(LocalFolder.at(folder.resolve("tracking")), change -> true, false);
        RunMetadata ended = track(away, "a.wav", "b.wav");
        assertThat(ended.status()).isEqualTo(RunStatus.SUCCESS);
        assertThat(warnings.messages()).hasSize(2);
        assertThat(warnings.messages().get(0)).contains("its records wait in");
        assertThat(warnings.messages().get(1)).contains("runtrack recover --spool " + folder.resolve("spool"));

        BlobStore back = LocalFolder.at(folder.resolve("tracking"));
        track(back, "c.wav");

        try (TrackingStorage storage = TrackingStorage.open(back, "")) {
            RunMetadata stored = storage.findRun(ended.runId()).orElseThrow();
            assertThat(stored.status()).isEqualTo(RunStatus.SUCCESS);
            assertThat(stored.completedAt()).isEqualTo(ended.completedAt());
            try (Stream<FileProcessingLog> files = storage.readFileLogs(stored)) {
                assertThat(files).extracting(FileProcessingLog::filePath).containsExactly("a.wav", "b.wav");
            }
            assertThat(storage.listRuns(Instant.EPOCH, Instant.now().plusSeconds(60), null, null))
                    .hasSize(2);
        }
    }

    @Test
    void storesWhatItCouldNotAsSoonAsTheStorageIsBack() throws IOException {
        BlobStore awayAtFirst =
                new BreakingStore(LocalFolder.at(folder.resolve("tracking")), change -> change < 5, false);
        RunMetadata ended = track(awayAtFirst, "a.wav");

        try (TrackingStorage storage = TrackingStorage.open(LocalFolder.at(folder.resolve("tracking")), "")) {
            assertThat(storage.findRun(ended.runId()).orElseThrow().successCount())
                    .isEqualTo(1);
        }
    }

    @Test
    void asksAStorageThatIsAwayOnceACheckpointAndNoMore() throws IOException {
        AwayStore store = new AwayStore(LocalFolder.at(folder.resolve("tracking")));
        RunMetadata ended;
        try (Recorder recorder = Recorder.open(options(store, Duration.ofMillis(500)))) {
            RunTracker tracker = recorder.run("command").build().start();
            for (int i = 0; i < 10; i++) {
                tracker.trackFile(i + ".wav", FileStatus.SUCCESS);
                pause(200);
            }
            assertThat(store.requests()).isBetween(1, 6);
            store.back();
            ended = RunInProgress.of(tracker).end();
        }
        try (TrackingStorage storage = TrackingStorage.open(LocalFolder.at(folder.resolve("tracking")), "")) {
            assertThat(storage.findRun(ended.runId()).orElseThrow().successCount())
                    .isEqualTo(10);
        }
    }

    @Test
    void doesNotClaimThatRecordsWaitInAJournalThatSomebodyRemoved() throws IOException {
        LocalFolder store = LocalFolder.at(folder.resolve("tracking"));
        try (Recorder recorder = Recorder.open(options(store, Duration.ofMillis(20)))) {
            RunTracker tracker = recorder.run("command").build().start();
            pause(200);
            try (Stream<Path> files = Files.walk(folder.resolve("spool"))) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
            tracker.trackFile("a.wav", FileStatus.SUCCESS);
            pause(200);
        }
        assertThat(warnings.messages())
                .allMatch(warning -> !warning.contains("records wait"))
                .anyMatch(warning -> warning.contains("was removed while it was in use"));
    }

    @Test
    void leavesTheGivenIdToTheRunThatWaitsForTheStorageAndStartedFirst() throws IOException {
        BlobStore away = new BreakingStore(LocalFolder.at(folder.resolve("tracking")), change -> true, false);
        LocalFolder back = LocalFolder.at(folder.resolve("tracking"));
        try (Recorder first = Recorder.open(options(away, OFTEN))) {
            RunTracker waiting = first.run("command").runId("given").build().start();
            RunMetadata whileItLives = run(back, "given");
            assertThat(whileItLives.parentRunId()).isEqualTo("given");
            assertThat(whileItLives.runId()).matches(RANDOM_ID);
            RunMetadata of = run(back, "given2");
            assertThat(of.runId()).as("an id of its own").isEqualTo("given2");
            RunInProgress.of(waiting).end();
        }
        Path elsewhere = folder.resolve("elsewhere");
        assertThat(run(LocalFolder.at(elsewhere), "given").runId())
                .as("in another storage")
                .isEqualTo("given");
        assertThat(run(back, "given").parentRunId()).as("of one that is gone").isEqualTo("given");
        try (TrackingStorage storage = TrackingStorage.open(back, "")) {
            assertThat(storage.findRun("given").orElseThrow().parentRunId())
                    .as("which the others have finished")
                    .isNull();
        }
    }

    @Test
    void tellsTheHostWhatItsRunIsCalled() throws IOException {
        LocalFolder store = LocalFolder.at(folder.resolve("tracking"));
        RunMetadata first = run(store, "given");
        assertThat(first.runId()).isEqualTo("given");
        assertThat(first.parentRunId()).isNull();

        try (Recorder recorder = Recorder.open(options(store, OFTEN))) {
            RunTracker second = recorder.run("command").runId("given").build();
            assertThat(second.runId()).isEqualTo("given");
            second.start();
            String own = RunInProgress.of(second).idForChildren();
            pause(1_000);
            assertThat(second.runId()).isEqualTo(own).matches(RANDOM_ID);
            assertThat(RunInProgress.of(second).idForChildren()).isEqualTo(own);
            assertThat(RunInProgress.of(second).end().parentRunId()).isEqualTo("given");
        }
    }

    /** A run of a process of its own, as it is stored. */
    private RunMetadata run(BlobStore store, String givenId) throws IOException {
        RunTracker tracker;
        try (Recorder recorder = Recorder.open(options(store, OFTEN))) {
            tracker = recorder.run("command").runId(givenId).build().start();
            tracker.trackFile("a.wav", FileStatus.SUCCESS);
            RunInProgress.of(tracker).end();
        }
        try (TrackingStorage storage = TrackingStorage.open(store, "")) {
            RunMetadata stored = storage.findRun(tracker.runId()).orElseThrow();
            assertThat(stored.parentRunId()).isEqualTo(tracker.metadata().parentRunId());
            try (Stream<FileProcessingLog> files = storage.readFileLogs(stored)) {
                assertThat(files).extracting(FileProcessingLog::runId).containsExactly(tracker.runId());
            }
            return stored;
        }
    }

    @Test
    void warnsOnceOfRecordsThatTheSpoolHasNoRoomFor() throws IOException {
        String[] files = new String[20_000];
        Arrays.fill(
                files, "a rather long path, so that few of them fill the one segment that there always is/".repeat(4));
        RunMetadata ended = track(LocalFolder.at(folder.resolve("tracking")), 1, files);

        assertThat(ended.droppedRecords()).isPositive();
        assertThat(ended.droppedRecords() + ended.totalFiles()).isGreaterThanOrEqualTo(files.length);
        assertThat(warnings.messages()).singleElement().asString().contains("dropped_records");
    }

    private RunMetadata track(BlobStore store, String... files) throws IOException {
        return track(store, 1 << 30, files);
    }

    private RunMetadata track(BlobStore store, long spoolBytes, String... files) throws IOException {
        RecorderOptions options = new RecorderOptions(
                TrackingStorage.open(store, ""),
                new RecorderOptions.Spooling(folder.resolve("spool"), spoolBytes),
                new RecorderOptions.Timing(Duration.ofMillis(20), Duration.ofSeconds(5)),
                Map.of(),
                Redaction.STANDARD,
                new RecorderOptions.Reporting(RunListener.NONE, warnings, new JvmExit()));
        try (Recorder recorder = Recorder.open(options)) {
            RunTracker tracker = recorder.run("command").build().start();
            for (String file : List.of(files)) {
                tracker.trackFile(file, FileStatus.SUCCESS);
            }
            RunMetadata ended = RunInProgress.of(tracker).end();
            pause(300);
            return ended;
        }
    }

    private RecorderOptions options(BlobStore store, Duration checkpoint) {
        return new RecorderOptions(
                TrackingStorage.open(store, ""),
                new RecorderOptions.Spooling(folder.resolve("spool"), 1 << 30),
                new RecorderOptions.Timing(checkpoint, Duration.ofSeconds(5)),
                Map.of(),
                Redaction.STANDARD,
                new RecorderOptions.Reporting(RunListener.NONE, warnings, new JvmExit()));
    }

    /** Some checkpoints long. */
    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
