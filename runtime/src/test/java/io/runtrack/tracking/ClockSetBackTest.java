package io.runtrack.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.annotations.FileStatus;
import io.runtrack.diagnostics.CollectedWarnings;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunState;
import io.runtrack.redaction.Redaction;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.tracking.delivery.RunListener;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wall clock is set back by two hours while a run goes on, as a machine's is that was started with a wrong one. */
class ClockSetBackTest {
    private static final Duration TWO_HOURS = Duration.ofHours(2);

    @TempDir
    Path folder;

    private final CollectedWarnings warnings = new CollectedWarnings();
    private final SettableClock clock = new SettableClock();

    @Test
    void measuresARunAndItsFilesByWhatHasPassed() throws InterruptedException {
        RunMetadata ended;
        try (TrackingStorage storage =
                        TrackingStorage.open(folder.resolve("tracking").toString());
                Recorder recorder = Recorder.open(options(storage))) {
            long began = System.nanoTime();
            RunTracker tracker = recorder.run("command").build().start();
            FileInFlight open = RunInProgress.of(tracker).startFile("method", "across.wav", null, null);
            tracker.trackFile("before.wav", FileStatus.SUCCESS);
            clock.setBack(TWO_HOURS);
            awaitHeartbeatOf(storage, tracker.runId());
            tracker.trackFile("after.wav", FileStatus.SUCCESS);
            RunInProgress.of(tracker).endFile(open, FileProcessingLog.builder(FileStatus.SUCCESS));
            ended = RunInProgress.of(tracker).end();
            Duration atMost = Duration.ofNanos(System.nanoTime() - began);
            assertThat(Duration.between(ended.startedAt(), ended.completedAt())).isBetween(Duration.ofNanos(1), atMost);
        }
        try (TrackingStorage storage =
                TrackingStorage.open(folder.resolve("tracking").toString())) {
            RunMetadata stored = storage.findRun(ended.runId()).orElseThrow();
            assertThat(stored.completedAt()).isEqualTo(ended.completedAt());
            assertThatItsFilesLieWithin(stored, storage);
        }
        assertThat(warnings.messages()).isEmpty();
    }

    private static void assertThatItsFilesLieWithin(RunMetadata run, TrackingStorage storage) {
        try (Stream<FileProcessingLog> logs = storage.readFileLogs(run)) {
            List<FileProcessingLog> files = logs.toList();
            assertThat(files)
                    .extracting(FileProcessingLog::filePath)
                    .containsExactly("before.wav", "after.wav", "across.wav");
            assertThat(files)
                    .allSatisfy(file -> assertThat(file.startedAt()).isBetween(run.startedAt(), run.completedAt()));
            assertThat(files.get(1).startedAt()).isAfter(files.get(0).startedAt());
            assertThat(files.get(2).processingTimeMs()).isBetween(0L, TWO_HOURS.toMillis() / 2);
        }
    }

    /** The document shows a sign of life of the new time, which does not make the run a stale one. */
    private void awaitHeartbeatOf(TrackingStorage storage, String runId) throws InterruptedException {
        Instant midway = clock.instant().plus(TWO_HOURS.dividedBy(2));
        RunMetadata run;
        do {
            Thread.sleep(5);
            run = storage.findRun(runId).orElse(null);
        } while (run == null || run.heartbeatAt() == null || run.heartbeatAt().isAfter(midway));
        assertThat(RunState.isStale(run, clock.instant())).isFalse();
    }

    private RecorderOptions options(TrackingStorage storage) {
        return new RecorderOptions(
                storage,
                new RecorderOptions.Spooling(folder.resolve("spool"), 1 << 30),
                new RecorderOptions.Timing(Duration.ofMillis(20), Duration.ofSeconds(5), clock),
                Map.of(),
                Redaction.STANDARD,
                new RecorderOptions.Reporting(RunListener.NONE, warnings, new JvmExit()));
    }

    private static final class SettableClock extends Clock {
        private volatile Duration behind = Duration.ZERO;

        void setBack(Duration by) {
            behind = by;
        }

        @Override
        public Instant instant() {
            return Instant.now().minus(behind);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("nobody asks this clock for a date");
        }
    }
}
