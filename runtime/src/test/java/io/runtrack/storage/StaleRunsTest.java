package io.runtrack.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.model.EmailResult;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.outcome.RunState;
import io.runtrack.storage.blob.BlobContent;
import io.runtrack.storage.blob.BlobStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaleRunsTest {
    private static final Instant START = Instant.parse("2025-01-25T10:00:00Z");
    private static final Instant HEARTBEAT = Instant.parse("2025-01-25T10:05:00Z");
    private static final RunMetadata RUN = RunMetadata.builder("cut-off", "transcribe", START)
            .heartbeatAt(HEARTBEAT)
            .checkpointMs(30_000L)
            .totalFiles(3)
            .successCount(3)
            .build();

    @TempDir
    Path folder;

    private TrackingStorage storage = TrackingStorage.open(".");

    @BeforeEach
    void store() {
        storage = TrackingStorage.open(folder.toString());
        storage.saveRunMetadata(RUN);
    }

    @Test
    void aRunIsStaleFourCheckpointsAfterItsHeartbeat() {
        assertThat(RunState.isStale(RUN, HEARTBEAT.plusSeconds(120))).isFalse();
        assertThat(RunState.isStale(RUN, HEARTBEAT.plusSeconds(121))).isTrue();
        assertThat(RunState.isStale(RUN.toBuilder().status(RunStatus.FAILED).build(), HEARTBEAT.plusSeconds(999)))
                .isFalse();
    }

    @Test
    void closesWithWhatIsStored() throws IOException {
        EmailResult email = new EmailResult("a1", "Ana", "ana@example.com", EmailStatus.SENT, null);
        storage.saveEmailLogs(RUN, List.of(email));

        RunMetadata closed =
                new StaleRuns(storage).close(RUN, HEARTBEAT.plusSeconds(600)).orElseThrow();

        RunMetadata stored = storage.findRun("cut-off").orElseThrow();
        assertThat(stored.status()).isEqualTo(RunStatus.ABORTED);
        assertThat(stored.errorMessage()).isEqualTo("Process died before the command completed (recovered)");
        assertThat(stored.completedAt()).isEqualTo(HEARTBEAT);
        assertThat(stored.successCount()).isEqualTo(3);
        assertThat(stored.emailResults()).containsExactly(email);
        assertThat(closed.status()).isEqualTo(RunStatus.ABORTED);
    }

    @Test
    void endsNoRunBeforeItBegan() throws IOException {
        Instant setBack = START.minusSeconds(7_200);
        storage.saveRunMetadata(RUN.toBuilder().heartbeatAt(setBack).build());

        new StaleRuns(storage).close(RUN, HEARTBEAT);

        assertThat(storage.findRun("cut-off").orElseThrow().completedAt()).isEqualTo(START);
    }

    @Test
    void keepsEmailResultsThatTheDocumentHasAndNoLog() throws IOException {
        EmailResult email = new EmailResult("a1", "Ana", "ana@example.com", EmailStatus.SENT, null);
        storage.saveRunMetadata(RUN.toBuilder().emailResults(List.of(email)).build());

        assertThat(new StaleRuns(storage).close(RUN, HEARTBEAT.plusSeconds(600)))
                .isPresent();

        RunMetadata stored = storage.findRun("cut-off").orElseThrow();
        assertThat(stored.status()).isEqualTo(RunStatus.ABORTED);
        assertThat(stored.emailResults()).containsExactly(email);
    }

    @Test
    void leavesARunThatHasGivenASignOfLifeMeanwhileOrHasEnded() throws IOException {
        StaleRuns runs = new StaleRuns(storage);
        Instant late = HEARTBEAT.plusSeconds(600);
        storage.saveRunMetadata(RUN.toBuilder().heartbeatAt(late).build());
        assertThat(runs.close(RUN, late)).isEmpty();

        storage.saveRunMetadata(RUN.toBuilder().status(RunStatus.SUCCESS).build());
        assertThat(runs.close(RUN, late)).isEmpty();
        assertThat(storage.findRun("cut-off").orElseThrow().status()).isEqualTo(RunStatus.SUCCESS);
    }

    @Test
    void replacesOnlyWhatIsStillAsItWasRead() throws IOException {
        BlobStore blobs = storage.blobs();
        BlobContent other = BlobContent.of(new byte[] {'2'});
        blobs.write("x", BlobContent.of(new byte[] {'1'}));

        assertThat(blobs.replace("x", new byte[] {'0'}, other)).isFalse();
        assertThat(blobs.replace("y", new byte[0], other)).isFalse();
        assertThat(blobs.replace("x", new byte[] {'1'}, other)).isTrue();
        assertThat(blobs.read("x").readAllBytes()).containsExactly('2');
    }
}
