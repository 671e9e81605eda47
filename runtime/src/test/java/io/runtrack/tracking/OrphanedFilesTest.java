package io.runtrack.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.annotations.FileStatus;
import io.runtrack.diagnostics.CollectedWarnings;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.redaction.Redaction;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.tracking.delivery.RunListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are still in flight when their run has ended. */
class OrphanedFilesTest {
    private static final JvmExit.Cause EXIT = new JvmExit.Cause(null, 3);

    @TempDir
    Path folder;

    private final List<FileProcessingLog> records = new ArrayList<>();
    private Recorder recorder;
    private RunInProgress run;

    @BeforeEach
    void start() {
        recorder = Recorder.open(new RecorderOptions(
                TrackingStorage.open(folder.resolve("tracking").toString()),
                new RecorderOptions.Spooling(folder.resolve("spool"), 1 << 30),
                new RecorderOptions.Timing(Duration.ofSeconds(5), Duration.ofSeconds(5)),
                Map.of(),
                Redaction.STANDARD,
                new RecorderOptions.Reporting(RunListener.NONE, new CollectedWarnings(), new JvmExit())));
        recorder.afterRuns(records::add);
        run = RunInProgress.start(recorder.run("command"));
    }

    @AfterEach
    void close() {
        recorder.close();
    }

    @Test
    void areRecordsWhenTheJvmEndsOnce() {
        FileInFlight file = run.startFile("m", "left.wav", "audio", null);
        run.end();

        recorder.abortOrphanedFiles(EXIT);
        recorder.abortOrphanedFiles(EXIT);

        assertThat(records).singleElement().satisfies(log -> {
            assertThat(log.filePath()).isEqualTo("left.wav");
            assertThat(log.fileType()).isEqualTo("audio");
            assertThat(log.status()).isEqualTo(FileStatus.FAILED);
            assertThat(log.errorType()).isEqualTo("Aborted");
            assertThat(log.errorMessage()).isEqualTo("exited with status 3");
            assertThat(log.startedAt()).isNotNull();
        });
        assertThat(run.endFile(file, FileProcessingLog.builder(FileStatus.SUCCESS)))
                .as("recorded, as whoever ends it later is told")
                .isTrue();
    }

    @Test
    void areForgottenWhenTheyEndThemselves() {
        FileInFlight before = run.startFile("m", "before.wav", null, null);
        FileInFlight after = run.startFile("m", "after.wav", null, null);
        FileInFlight withdrawn = run.startFile("m", "withdrawn.wav", null, null);
        run.endFile(before, FileProcessingLog.builder(FileStatus.SUCCESS));
        run.end();
        FileInFlight late = run.startFile("m", "late.wav", null, null);

        assertThat(run.endFile(after, FileProcessingLog.builder(FileStatus.SUCCESS)))
                .as("its record is the implicit run's")
                .isFalse();
        run.withdrawFile(withdrawn);
        run.endFile(late, FileProcessingLog.builder(FileStatus.SUCCESS));

        recorder.abortOrphanedFiles(EXIT);
        assertThat(records).isEmpty();
        assertThat(recorder.orphanedFiles().isEmpty()).isTrue();
    }
}
