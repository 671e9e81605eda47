package io.runtrack.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.annotations.FileStatus;
import io.runtrack.diagnostics.CollectedWarnings;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.redaction.Redaction;
import io.runtrack.storage.StaleRuns;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.tracking.delivery.RunListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that was taken for dead goes on with a run that somebody has closed. */
class ClosedByAnotherTest {
    private final CollectedWarnings warnings = new CollectedWarnings();
    private final List<FileProcessingLog> late = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void endsTheRunAsItWasClosedAndHandsOnWhatComesLater() throws IOException, InterruptedException {
        RunMetadata ended;
        try (TrackingStorage storage = open();
                Recorder recorder = Recorder.open(options(storage))) {
            recorder.afterRuns(late::add);
            RunTracker tracker = recorder.run("command").build().start();
            tracker.trackFile("before.wav", FileStatus.SUCCESS);
            FileInFlight across = RunInProgress.of(tracker).startFile("method", "across.wav", null, null);
            close(tracker);
            assertThat(RunInProgress.of(tracker).endFile(across, FileProcessingLog.builder(FileStatus.SUCCESS)))
                    .as("a record of this run")
                    .isFalse();
            tracker.trackFile("after.wav", FileStatus.SUCCESS); // no reason for the host to be disturbed
            ended = tracker.complete();
            assertThat(ended.status()).isEqualTo(RunStatus.ABORTED);
        }
        try (TrackingStorage storage = open()) {
            RunMetadata stored = storage.findRun(ended.runId()).orElseThrow();
            assertThat(stored.status()).isEqualTo(RunStatus.ABORTED);
            assertThat(stored.totalFiles()).isEqualTo(1);
            try (Stream<FileProcessingLog> files = storage.readFileLogs(stored)) {
                assertThat(files).extracting(FileProcessingLog::filePath).containsExactly("before.wav");
            }
        }
        assertThat(warnings.messages())
                .singleElement()
                .asString()
                .contains(ended.runId(), "was closed in the storage as aborted");
    }

    /**
     * As recover --stale does, in another process, when the run has been silent for long. A folder loses what is
     * written in the moment before the process writes: then again, until the process has seen it.
     */
    private void close(RunTracker tracker) throws IOException, InterruptedException {
        try (TrackingStorage storage = open()) {
            StaleRuns runs = new StaleRuns(storage);
            while (tracker.isActive()) {
                RunMetadata stored = storage.findRun(tracker.runId()).orElse(null);
                if (stored != null) {
                    runs.close(stored, Instant.now().plusSeconds(600));
                }
                Thread.sleep(5);
            }
        }
    }

    private TrackingStorage open() {
        return TrackingStorage.open(folder.resolve("tracking").toString());
    }

    private RecorderOptions options(TrackingStorage storage) {
        return new RecorderOptions(
                storage,
                new RecorderOptions.Spooling(folder.resolve("spool"), 1 << 30),
                new RecorderOptions.Timing(Duration.ofMillis(100), Duration.ofSeconds(5)),
                Map.of(),
                Redaction.STANDARD,
                new RecorderOptions.Reporting(RunListener.NONE, warnings, new JvmExit()));
    }
}
