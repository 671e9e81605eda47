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
import io.runtrack.storage.blob.BlobContent;
import io.runtrack.storage.blob.BlobStore;
import io.runtrack.storage.folder.LocalFolder;
import io.runtrack.tracking.delivery.Announcer;
import io.runtrack.tracking.delivery.Recovery;
import io.runtrack.tracking.delivery.RunListener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dead runs of two spools wait for one id, and two recover them at one moment. */
class RecoveredAtOnceTest {
    private final CollectedWarnings warnings = new CollectedWarnings();

    @TempDir
    Path folder;

    @Test
    void oneRunHasTheIdAndTheOtherIsItsChild() throws Exception {
        BlobStore tracking = LocalFolder.at(folder.resolve("tracking"));
        leaveRun("one");
        leaveRun("other");
        CountDownLatch both = new CountDownLatch(2);
        Thread second = new Thread(() -> recover("other", new Meeting(tracking, both)));
        second.start();
        recover("one", new Meeting(tracking, both));
        second.join();

        try (TrackingStorage storage = TrackingStorage.open(tracking, "")) {
            List<RunMetadata> runs = storage.listRuns(Instant.EPOCH, Instant.now(), null, null);
            assertThat(runs).hasSize(2).extracting(RunMetadata::status).containsOnly(RunStatus.SUCCESS);
            for (RunMetadata run : runs) {
                assertThat(run.parentRunId()).isEqualTo(run.runId().equals("given") ? null : "given");
                assertThat(files(storage, run)).containsExactly(run.labels().get("spool") + ".wav");
            }
            assertThat(runs).extracting(RunMetadata::runId).containsOnlyOnce("given");
        }
        assertThat(warnings.messages()).isEmpty();
        assertThat(folder.resolve("one")).isEmptyDirectory();
        assertThat(folder.resolve("other")).isEmptyDirectory();
    }

    private static List<String> files(TrackingStorage storage, RunMetadata run) throws IOException {
        try (Stream<FileProcessingLog> files = storage.readFileLogs(run)) {
            return files.map(FileProcessingLog::filePath).toList();
        }
    }

    /** A run that ended while its storage was away. */
    private void leaveRun(String spool) throws IOException {
        BlobStore away = new AwayStore(LocalFolder.at(folder.resolve("tracking")));
        RecorderOptions options = new RecorderOptions(
                TrackingStorage.open(away, ""),
                new RecorderOptions.Spooling(folder.resolve(spool), 1 << 30),
                new RecorderOptions.Timing(Duration.ofMillis(20), Duration.ofSeconds(5)),
                Map.of("spool", spool),
                Redaction.STANDARD,
                new RecorderOptions.Reporting(RunListener.NONE, new CollectedWarnings(), new JvmExit()));
        try (Recorder recorder = Recorder.open(options)) {
            RunTracker tracker = recorder.run("command").runId("given").build().start();
            tracker.trackFile(spool + ".wav", FileStatus.SUCCESS);
            RunInProgress.of(tracker).end();
        }
    }

    private void recover(String spool, BlobStore store) {
        try (TrackingStorage storage = TrackingStorage.open(store, "")) {
            new Recovery(Spool.open(folder.resolve(spool)), destination -> storage, Announcer.NONE, warnings)
                    .recover(header -> true);
        } catch (IOException failure) {
            warnings.failure(spool, failure);
        }
    }

    /** Has a claim wait until the other one is made, too. */
    private record Meeting(BlobStore store, CountDownLatch both) implements BlobStore {
        @Override
        public boolean create(String name, BlobContent content) throws IOException {
            both.countDown();
            try {
                assertThat(both.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException interrupted) {
                throw new IOException(interrupted);
            }
            return store.create(name, content);
        }

        @Override
        public @Nullable String location() {
            return store.location();
        }

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
            return store.list(prefix);
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
}
