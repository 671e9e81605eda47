package io.runtrack.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.annotations.FileStatus;
import io.runtrack.diagnostics.CollectedWarnings;
import io.runtrack.journal.Spool;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.redaction.Redaction;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.tracking.delivery.Announcer;
import io.runtrack.tracking.delivery.DriverLine;
import io.runtrack.tracking.delivery.Recovery;
import io.runtrack.tracking.delivery.RunListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one process records for a run of another's is there once, whatever gets lost in between. */
class ForwardedRecordsTest {
    private final CollectedWarnings warnings = new CollectedWarnings();
    private TrackingStorage storage;
    private Recorder recorder;
    private RunInProgress run;
    private ExecutorRecords received;
    private Recorder executor;
    private RunInProgress part;

    /** What befalls the answer to the batch at hand. */
    private enum Answer {
        ARRIVES,
        LOST,
        NOT_EVEN_SENT
    }

    private volatile Answer answer = Answer.ARRIVES;
    private volatile int millisToAnswer;

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        storage = TrackingStorage.open(folder.resolve("tracking").toString());
        recorder = Recorder.open(options("driver"));
        run = RunInProgress.start(recorder.run("nightly"));
        received = new ExecutorRecords(new ExecutorRecords.Runs() {
            @Override
            public @Nullable RunInProgress of(String runId) {
                return runId.equals(run.runId()) && run.isActive() ? run : null;
            }

            @Override
            public RunInProgress afterwards() {
                throw new AssertionError("nothing is late here");
            }
        });
        executor = Recorder.forwarding(options("executor"), new Line());
        part = RunInProgress.startImplicit(
                executor.run("nightly").parentRunId(run.runId()).worker("spark executor 1"));
    }

    @AfterEach
    void close() {
        recorder.close();
        executor.close();
        storage.close();
    }

    private final class Line implements DriverLine {
        @Override
        public String worker() {
            return "spark executor 1";
        }

        @Override
        public long send(byte[] batch) throws IOException {
            if (answer == Answer.NOT_EVEN_SENT) {
                throw new IOException("no driver");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millisToAnswer));
            long has = received.receive(batch);
            if (answer == Answer.LOST) {
                throw new IOException("no answer");
            }
            return has;
        }
    }

    @Test
    void eachRecordIsTakenOnceThoughAnAnswerIsLost() throws Exception {
        process(part, "a.wav", FileStatus.SUCCESS);
        answer = Answer.LOST;
        process(part, "b.wav", FileStatus.FAILED);
        assertThat(executor.awaitForwarded(5_000)).isFalse();
        answer = Answer.ARRIVES;
        process(part, "b.wav", FileStatus.SUCCESS);
        awaitDelivery();
        run.end();
        recorder.close();

        assertThat(records(runs().get(0)))
                .containsExactly(
                        "a.wav SUCCESS 1 spark executor 1",
                        "b.wav FAILED 1 spark executor 1",
                        "b.wav SUCCESS 2 spark executor 1");
        assertThat(run.metadata().totalFiles()).isEqualTo(2);
        assertThat(runs()).singleElement().extracting(RunMetadata::status).isEqualTo(RunStatus.SUCCESS);
    }

    @Test
    void whatTheDriverHasNotGotIsRecoveredBelowItsRun() throws Exception {
        process(part, "a.wav", FileStatus.SUCCESS);
        awaitDelivery();
        answer = Answer.LOST;
        process(part, "b.wav", FileStatus.SUCCESS); // has got, and not said so
        assertThat(executor.awaitForwarded(5_000)).isFalse();
        answer = Answer.NOT_EVEN_SENT;
        process(part, "c.wav", FileStatus.SUCCESS);
        part.startFile("m", "d.wav", null, null);
        executor.close(); // as a process leaves it that dies

        recover();
        assertThat(runs()).as("its driver goes on and may have more").hasSize(1);
        run.end();
        recorder.close();
        recover();

        assertThat(runs()).hasSize(2);
        RunMetadata driver = runs().get(1);
        RunMetadata rest = runs().get(0);
        assertThat(records(driver))
                .containsExactly("a.wav SUCCESS 1 spark executor 1", "b.wav SUCCESS 1 spark executor 1");
        assertThat(records(rest)).containsExactly("c.wav SUCCESS 1 null", "d.wav FAILED 1 null");
        assertThat(rest.parentRunId()).isEqualTo(driver.runId());
        assertThat(rest.worker()).isEqualTo("spark executor 1");
        assertThat(rest.status()).isEqualTo(RunStatus.ABORTED);
        assertThat(folder.resolve("executor")).isEmptyDirectory();
    }

    @Test
    void whatIsAllDeliveredLeavesNoRun() throws Exception {
        process(part, "a.wav", FileStatus.SUCCESS);
        awaitDelivery();
        executor.close();
        run.end();
        recorder.close();
        recover();

        assertThat(runs()).hasSize(1);
        assertThat(folder.resolve("executor")).isEmptyDirectory();
    }

    /** Of another attempt of the same task it is the next attempt, though the one before succeeded. */
    @Test
    void whatATaskProcessesThatIsTriedAgainIsTheNextAttempt() throws Exception {
        RunInProgress first = part.within(new TaskOfRun("3.0", "0.0"));
        process(first, "a.wav", FileStatus.SUCCESS);
        process(first, "b.wav", FileStatus.FAILED);
        RunInProgress second = part.within(new TaskOfRun("3.0", "0.1"));
        process(second, "a.wav", FileStatus.SKIPPED);
        process(second, "b.wav", FileStatus.SUCCESS);
        process(part.within(new TaskOfRun("4.0", "0.0")), "a.wav", FileStatus.SUCCESS); // called again
        awaitDelivery();
        run.end();
        recorder.close();

        assertThat(records(runs().get(0)))
                .containsExactly(
                        "a.wav SUCCESS 1 spark executor 1",
                        "b.wav FAILED 1 spark executor 1",
                        "a.wav SKIPPED 2 spark executor 1",
                        "b.wav SUCCESS 2 spark executor 1",
                        "a.wav SUCCESS 1 spark executor 1");
        RunMetadata stored = runs().get(0);
        assertThat(stored.totalFiles()).isEqualTo(3);
        assertThat(stored.successCount()).isEqualTo(2);
        assertThat(stored.skippedCount()).isEqualTo(1);
    }

    @Test
    void whatALostExecutorHadInFlightHasFailed() throws Exception {
        RunInProgress first = part.within(new TaskOfRun("3.0", "0.0"));
        FileInFlight done = first.startFile("m", "b.wav", null, null);
        awaitDelivery();
        first.endFile(done, FileProcessingLog.builder(FileStatus.SUCCESS));
        first.startFile("m", "a.wav", null, null);
        awaitDelivery();
        received.lost("spark executor 1");
        process(part.within(new TaskOfRun("3.0", "0.1")), "a.wav", FileStatus.SUCCESS);
        awaitDelivery();
        run.end();
        recorder.close();

        assertThat(records(runs().get(0)))
                .containsExactly(
                        "b.wav SUCCESS 1 spark executor 1",
                        "a.wav FAILED 1 spark executor 1",
                        "a.wav SUCCESS 2 spark executor 1");
        assertThat(runs().get(0).successCount()).isEqualTo(2);
        assertThat(runs().get(0).failedCount()).isZero();
    }

    /** The driver hears of the executor's death, or takes it for dead, before it hears of the file's end. */
    @Test
    void whatHadEndedAfterAllIsTheNextAttempt() throws Exception {
        RunInProgress first = part.within(new TaskOfRun("3.0", "0.0"));
        FileInFlight arrives = first.startFile("m", "a.wav", null, null);
        FileInFlight stays = first.startFile("m", "b.wav", null, null);
        awaitDelivery();
        received.lost("spark executor 1");
        first.endFile(arrives, FileProcessingLog.builder(FileStatus.SUCCESS));
        awaitDelivery();
        answer = Answer.NOT_EVEN_SENT;
        first.endFile(stays, FileProcessingLog.builder(FileStatus.SUCCESS));
        executor.close();
        run.end();
        recorder.close();
        recover();

        assertThat(records(runs().get(1)))
                .containsExactly(
                        "a.wav FAILED 1 spark executor 1",
                        "b.wav FAILED 1 spark executor 1",
                        "a.wav SUCCESS 2 spark executor 1");
        assertThat(records(runs().get(0))).containsExactly("b.wav SUCCESS 2 null");
        assertThat(runs().get(0).totalFiles()).isEqualTo(1);
        assertThat(runs().get(0).failedCount()).isZero();
    }

    @Test
    void whatIsRecoveredCountsThoughTheAttemptBeforeIsTheDrivers() throws Exception {
        process(part, "a.wav", FileStatus.FAILED);
        awaitDelivery();
        answer = Answer.NOT_EVEN_SENT;
        process(part, "a.wav", FileStatus.SUCCESS);
        process(part, "b.wav", FileStatus.FAILED);
        process(part, "b.wav", FileStatus.SUCCESS);
        executor.close();
        run.end();
        recorder.close();
        recover();

        assertThat(runs()).hasSize(2);
        RunMetadata rest = runs().get(0);
        assertThat(records(rest))
                .containsExactly("a.wav SUCCESS 2 null", "b.wav FAILED 1 null", "b.wav SUCCESS 2 null");
        assertThat(rest.successCount()).isEqualTo(2);
        assertThat(rest.failedCount()).isZero();
    }

    /** A task that is quicker than its driver ends when the driver has all, not after some seconds. */
    @Test
    void waitsForADriverThatIsSlowAsLongAsItAnswers() throws Exception {
        millisToAnswer = 500;
        String folder = "in/" + "x".repeat(200) + "/";
        for (int file = 0; file < 8_000; file++) { // some batches
            process(part, folder + file, FileStatus.SUCCESS);
        }
        assertThat(executor.awaitForwarded(1_000)).isTrue();
        assertThat(run.metadata().totalFiles()).isEqualTo(8_000);
        run.end();
    }

    private static void process(RunInProgress run, String path, FileStatus status) {
        FileInFlight file = run.startFile("m", path, null, null);
        run.endFile(file, FileProcessingLog.builder(status));
    }

    private void awaitDelivery() throws InterruptedException {
        while (!executor.awaitForwarded(5_000)) {
            Thread.sleep(10); // it is tried again at the next checkpoint
        }
    }

    private List<RunMetadata> runs() {
        return storage.listRuns(Instant.EPOCH, Instant.now(), null, null);
    }

    private List<String> records(RunMetadata of) {
        try (Stream<FileProcessingLog> files = storage.readFileLogs(of)) {
            return files.map(file -> file.filePath() + " " + file.status() + " " + file.attempt() + " " + file.worker())
                    .toList();
        }
    }

    private void recover() throws IOException {
        Spool spool = Spool.open(folder.resolve("executor"));
        new Recovery(spool, destination -> storage, Announcer.NONE, warnings).recover(header -> true);
    }

    private RecorderOptions options(String spool) {
        return new RecorderOptions(
                storage,
                new RecorderOptions.Spooling(folder.resolve(spool), 1 << 30),
                new RecorderOptions.Timing(Duration.ofMillis(50), Duration.ofSeconds(8)),
                Map.of(),
                Redaction.STANDARD,
                new RecorderOptions.Reporting(RunListener.NONE, warnings, new JvmExit()));
    }
}
