package io.runtrack.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.annotations.FileStatus;
import io.runtrack.diagnostics.CollectedWarnings;
import io.runtrack.model.EmailResult;
import io.runtrack.model.EmailResults;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.redaction.Redaction;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.storage.folder.LocalFolder;
import io.runtrack.tracking.delivery.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody deletes the spool under a process that lives, and ends in order. */
class RemovedSpoolTest {
    private final CollectedWarnings warnings = new CollectedWarnings();

    @TempDir
    Path folder;

    @Test
    void storesARunWholeThatHadItsFilesOpen() throws Exception {
        RunMetadata ended;
        try (TrackingStorage storage = open();
                Recorder recorder = Recorder.open(options(storage))) {
            RunTracker tracker = recorder.run("command").build().start();
            tracker.trackFile("before.wav", FileStatus.SUCCESS);
            tracker.recordEmailResults(new EmailResults(List.of(email("a@b.com")), List.of(), List.of()));
            awaitStored(storage, tracker);
            removeSpool();
            tracker.trackFile("after.wav", FileStatus.FAILED);
            tracker.recordEmailResults(new EmailResults(List.of(email("c@d.com")), List.of(), List.of()));
            ended = tracker.complete();
        }
        RunMetadata stored = assertStored(ended, "before.wav", "after.wav");
        assertThat(stored.status()).isEqualTo(RunStatus.PARTIAL_SUCCESS);
        assertThat(stored.emailResults()).extracting(EmailResult::email).containsExactly("a@b.com", "c@d.com");
        assertThat(stored.droppedRecords()).isZero();
        assertThat(warnings.messages()).singleElement().asString().contains("was removed while it was in use");
    }

    @Test
    void countsWhatIsLostOfARunThatWaitedForItsStorage() throws Exception {
        AwayStore store = new AwayStore(LocalFolder.at(folder.resolve("tracking")));
        RunMetadata ended;
        try (TrackingStorage storage = TrackingStorage.open(store, "");
                Recorder recorder = Recorder.open(options(storage))) {
            RunTracker tracker = recorder.run("command").build().start();
            tracker.trackFile("lost.wav", FileStatus.SUCCESS);
            ended = RunInProgress.of(tracker).end();
            awaitRequests(store);
            removeSpool();
            await(() -> !warnings.messages().stream()
                    .filter(message -> message.contains("was removed"))
                    .toList()
                    .isEmpty());
            store.back();
        }
        RunMetadata stored = assertStored(ended);
        assertThat(stored.status()).isEqualTo(RunStatus.SUCCESS);
        assertThat(stored.successCount()).isEqualTo(1);
        assertThat(stored.droppedRecords()).isEqualTo(1);
    }

    @Test
    void keepsRunsThatStartLaterInAJournalThatOutlivesTheProcess() throws Exception {
        RunMetadata ended;
        try (TrackingStorage storage = open();
                Recorder recorder = Recorder.open(options(storage))) {
            RunTracker first = recorder.run("first").build().start();
            awaitStored(storage, first);
            removeSpool();
            await(() -> !warnings.messages().isEmpty());
            RunTracker second = recorder.run("second").build().start();
            try (Stream<Path> journals = Files.list(folder.resolve("spool"))) {
                assertThat(journals).hasSize(1);
            }
            second.trackFile("a.wav", FileStatus.SUCCESS);
            first.trackFile("b.wav", FileStatus.SUCCESS);
            ended = RunInProgress.of(second).end();
            RunInProgress.of(first).end();
        }
        assertStored(ended, "a.wav");
        try (TrackingStorage storage = open()) {
            assertThat(storage.listRuns(ended.startedAt().minusSeconds(60), ended.startedAt(), "first", null))
                    .singleElement()
                    .satisfies(run -> assertThat(run.successCount()).isEqualTo(1));
        }
        try (Stream<Path> journals = Files.list(folder.resolve("spool"))) {
            assertThat(journals).isEmpty();
        }
    }

    private RunMetadata assertStored(RunMetadata ended, String... paths) throws IOException {
        try (TrackingStorage storage = open()) {
            RunMetadata stored = storage.findRun(ended.runId()).orElseThrow();
            assertThat(stored.completedAt()).isEqualTo(ended.completedAt());
            try (Stream<FileProcessingLog> files = storage.readFileLogs(stored)) {
                assertThat(files).extracting(FileProcessingLog::filePath).containsExactly(paths);
            }
            return stored;
        }
    }

    private static EmailResult email(String address) {
        return EmailResult.builder(EmailStatus.SENT).email(address).build();
    }

    private void removeSpool() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("spool"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void awaitStored(TrackingStorage storage, RunTracker tracker) throws InterruptedException {
        await(() -> storage.findRun(tracker.runId())
                .filter(run -> run.totalFiles() == tracker.metadata().totalFiles())
                .isPresent());
    }

    /** Then the run has ended in the background, too, and waits. */
    private static void awaitRequests(AwayStore store) throws InterruptedException {
        int before = store.requests();
        await(() -> store.requests() > before + 2);
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) throws InterruptedException {
        while (!condition.holds()) {
            Thread.sleep(5);
        }
    }

    private TrackingStorage open() {
        return TrackingStorage.open(folder.resolve("tracking").toString());
    }

    private RecorderOptions options(TrackingStorage storage) {
        return new RecorderOptions(
                storage,
                new RecorderOptions.Spooling(folder.resolve("spool"), 1 << 30),
                new RecorderOptions.Timing(Duration.ofMillis(20), Duration.ofSeconds(5)),
                Map.of(),
                Redaction.STANDARD,
                new RecorderOptions.Reporting(RunListener.NONE, warnings, new JvmExit()));
    }
}
