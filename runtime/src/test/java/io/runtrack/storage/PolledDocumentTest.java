package io.runtrack.storage;

import static io.runtrack.storage.StoredRuns.complete;
import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.annotations.FileStatus;
import io.runtrack.document.RecordAppender;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A reader that polls documents while they are renewed must never see anything but whole ones. */
@Timeout(180)
final class PolledDocumentTest {
    private static final int RECORDS = 1_000;
    private static final int RENEWALS = 3_000;

    @TempDir
    Path temp;

    private final ExecutorService readers = Executors.newSingleThreadExecutor();
    private final AtomicBoolean writing = new AtomicBoolean(true);

    @AfterEach
    void stopReading() {
        writing.set(false);
        readers.shutdownNow();
    }

    @Test
    void aGrowingLogIsValidWheneverItIsRead() throws Exception {
        try (TrackingStorage storage =
                TrackingStorage.open(temp.resolve("tracking").toString())) {
            Future<Integer> reads = readers.submit(() -> pollFileLog(storage));
            Path workingFile = temp.resolve("files");
            try (OutputStream out = Files.newOutputStream(workingFile)) {
                appendAndPublish(storage, workingFile, out);
            }
            writing.set(false);
            assertThat(reads.get(60, TimeUnit.SECONDS)).isGreaterThan(20);
            assertThat(storage.readFileLogs(complete()).count()).isEqualTo(RECORDS);
        }
    }

    @Test
    void metadataAreValidWheneverTheyAreRead() throws Exception {
        try (TrackingStorage storage =
                TrackingStorage.open(temp.resolve("tracking").toString())) {
            Future<Integer> reads = readers.submit(() -> pollMetadata(storage));
            for (int round = 0; round < RENEWALS; round++) {
                storage.saveRunMetadata(complete().toBuilder()
                        .errorMessage("x".repeat(round))
                        .totalFiles(round)
                        .build());
            }
            writing.set(false);
            assertThat(reads.get(60, TimeUnit.SECONDS)).isGreaterThan(20);
        }
    }

    /** Renews the document with every record, far more often than a growing blob would by itself. */
    private static void appendAndPublish(TrackingStorage storage, Path workingFile, OutputStream out)
            throws IOException {
        RecordAppender<FileProcessingLog> appender =
                RecordAppender.fileLogs(out, complete().runId(), true);
        String name = RunLayout.fileLogs(complete());
        for (int round = 0; round < RECORDS; round++) {
            appender.append(FileProcessingLog.builder(FileStatus.SUCCESS)
                    .filePath("in/" + round)
                    .attempt(round + 1)
                    .build());
            appender.flush();
            storage.blobs().grow(name).publish(workingFile, appender.bytesWritten());
        }
        storage.blobs().grow(name).finish(workingFile, appender.bytesWritten());
    }

    /** Reads the log over and over; it only ever grows, and its records are in order. */
    private int pollFileLog(TrackingStorage storage) {
        int reads = 0;
        int most = 0;
        while (writing.get()) {
            int[] count = {0};
            storage.readFileLogs(complete())
                    .forEach(log -> assertThat(log.attempt()).isEqualTo(++count[0]));
            assertThat(count[0]).isGreaterThanOrEqualTo(most);
            most = count[0];
            reads++;
        }
        return reads;
    }

    private int pollMetadata(TrackingStorage storage) {
        int reads = 0;
        while (writing.get()) {
            RunListing listing = storage.listRuns(Instant.MIN, Instant.MAX, run -> true);
            assertThat(listing.unreadable()).isEmpty();
            for (RunMetadata run : listing.runs()) {
                assertThat(run.errorMessage()).hasSize((int) run.totalFiles());
                reads++;
            }
        }
        return reads;
    }
}
