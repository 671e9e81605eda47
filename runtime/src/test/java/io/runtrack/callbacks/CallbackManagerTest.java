package io.runtrack.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.annotations.FileStatus;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.tracking.RunTracker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallbackManagerTest {
    @TempDir
    Path folder;

    @Test
    void tellsEachHandlerOfEachEventInOrder() {
        List<String> heard = new ArrayList<>();
        BatchCallbackManager batch =
                new CallbackManager(List.of(listener("a", heard), listener("b", heard))).onBatchStart(2);
        batch.onFileStart("x.wav", 0, 2);
        batch.onFileEnd("x.wav", 0, 2, "success", 7);
        batch.onBatchEnd();

        assertThat(heard)
                .containsExactly(
                        "a batch of 2",
                        "b batch of 2",
                        "a start x.wav 0/2",
                        "b start x.wav 0/2",
                        "a end x.wav 0/2 success 7",
                        "b end x.wav 0/2 success 7",
                        "a batch end",
                        "b batch end");
    }

    @Test
    void aHandlerThatThrowsHarmsNoOtherAndNoBatch() {
        List<String> heard = new ArrayList<>();
        CallbackHandler broken = new CallbackHandler() {
            @Override
            public void onBatchStart(int totalFiles) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void onFileEnd(String path, int index, int total, String status, long durationMs) {
                throw new StackOverflowError();
            }
        };
        BatchCallbackManager batch = new CallbackManager(List.of(broken, listener("b", heard))).onBatchStart(1);
        batch.onFileEnd("x.wav", 0, 1, "ok", 1);

        assertThat(heard).containsExactly("b batch of 1", "b end x.wav 0/1 ok 1");
    }

    @Test
    void recordsWhatABatchReportsInATracker() {
        try (TrackingStorage storage = TrackingStorage.open(folder.toString())) {
            RunTracker tracker = RunTracker.builder("extract").storage(storage).build();
            TrackerCallbackHandler handler = new TrackerCallbackHandler(tracker);
            BatchCallbackManager batch = new CallbackManager(List.of(handler)).onBatchStart(4);
            batch.onFileEnd("too-early.wav", 0, 4, "success", 1);
            tracker.start();
            batch.onFileStart("a.wav", 0, 4);
            batch.onFileEnd("a.wav", 0, 4, "success", 1_500);
            batch.onFileEnd("b.wav", 1, 4, "FAILED", 20);
            batch.onFileEnd("c.wav", 2, 4, "ignored", -1);
            batch.onFileEnd("d.wav", 3, 4, "whatever", 0);
            RunMetadata ended = tracker.complete();
            batch.onFileEnd("too-late.wav", 0, 4, "success", 1);

            assertThat(ended.status()).isEqualTo(RunStatus.PARTIAL_SUCCESS);
            assertThat(ended.totalFiles()).isEqualTo(4);
            try (Stream<FileProcessingLog> files = storage.readFileLogs(ended)) {
                List<FileProcessingLog> logs = files.toList();
                assertThat(logs)
                        .extracting(FileProcessingLog::filePath)
                        .containsExactly("a.wav", "b.wav", "c.wav", "d.wav");
                assertThat(logs)
                        .extracting(FileProcessingLog::status)
                        .containsExactly(FileStatus.SUCCESS, FileStatus.FAILED, FileStatus.SKIPPED, FileStatus.SUCCESS);
                assertThat(logs).extracting(FileProcessingLog::processingTimeMs).containsExactly(1_500L, 20L, 0L, 0L);
            }
        }
    }

    @Test
    void aFileThatHasStartedIsRecordedWhenTheRunEndsWithout() {
        RunTracker tracker = RunTracker.builder("extract").build().start();
        CallbackHandler handler = new TrackerCallbackHandler(tracker);
        handler.onFileStart("a.wav", 0, 1);
        handler.onFileStart("a.wav", 0, 1); // told twice
        handler.onFileEnd("a.wav", 0, 1, "success", 1);
        assertThat(tracker.complete().totalFiles()).isEqualTo(1);
    }

    @Test
    void withoutTheAgentItsHandlerDoesNothing() {
        CallbackHandler handler = new TrackerCallbackHandler();
        handler.onFileStart("a.wav", 0, 1);
        handler.onFileEnd("a.wav", 0, 1, "success", 1);
    }

    @Test
    void printsALineForEachEventThatNoTerminalObeys() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        BatchCallbackManager batch = new CallbackManager(List.of(new StdOutCallbackHandler(out))).onBatchStart(2);
        batch.onFileStart("a\u001b[2J.wav", 0, 2);
        batch.onFileEnd("a\n.wav", 1, 2, "success", 1_500);
        batch.onBatchEnd();

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "batch of 2 files",
                        "[1/2] started a\\u001b[2J.wav",
                        "[2/2] success a\\n.wav (1500 ms)",
                        "batch ended");
    }

    private static CallbackHandler listener(String name, List<String> heard) {
        return new CallbackHandler() {
            @Override
            public void onBatchStart(int totalFiles) {
                heard.add(name + " batch of " + totalFiles);
            }

            @Override
            public void onFileStart(String path, int index, int total) {
                heard.add(name + " start " + path + " " + index + "/" + total);
            }

            @Override
            public void onFileEnd(String path, int index, int total, String status, long durationMs) {
                heard.add(name + " end " + path + " " + index + "/" + total + " " + status + " " + durationMs);
            }

            @Override
            public void onBatchEnd() {
                heard.add(name + " batch end");
            }
        };
    }
}
