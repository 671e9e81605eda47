package io.runtrack.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.annotations.FileStatus;
import io.runtrack.model.EmailResult;
import io.runtrack.model.EmailResults;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.model.RunStep;
import io.runtrack.model.TextLimit;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTrackerTest {
    @TempDir
    Path folder;

    @Test
    void refusesARunWithoutACommand() {
        assertThatThrownBy(() -> RunTracker.builder(nothing()))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("name of its command");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunTracker.builder(""))
                .withMessageContaining("command \"\" is blank; give the name");
        assertThatIllegalArgumentException().isThrownBy(() -> RunTracker.builder(" \t"));
    }

    @Test
    void claimsNoEndOfARunThatWasNeverStarted() {
        try (TrackingStorage storage = TrackingStorage.open(folder.toString())) {
            RunTracker tracker = RunTracker.builder("extract").storage(storage).build();

            assertThatIllegalStateException()
                    .isThrownBy(tracker::complete)
                    .withMessageContaining("has not been started; call start() first");
            assertThatIllegalStateException().isThrownBy(() -> tracker.complete(RunStatus.FAILED, "why"));
            tracker.close();
            assertThat(tracker.metadata().status()).isEqualTo(RunStatus.RUNNING);

            tracker.start();
            assertThat(tracker.complete().status()).isEqualTo(RunStatus.SUCCESS);
        }
    }

    @Test
    void refusesAFileWithoutAStatus() {
        RunTracker tracker = RunTracker.builder("extract").build().start();

        assertThatThrownBy(() -> tracker.trackFile("a.wav", RunTrackerTest.<FileStatus>nothing()))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("SKIPPED");
        assertThat(tracker.complete().totalFiles()).isZero();
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // what no checker keeps a caller from
    private static <T> T nothing() {
        return null;
    }

    @Test
    void keepsStepsInTheOrderOfTheirBeginnings() {
        Instant began = Instant.EPOCH;
        RunStep loading = new RunStep("load", "started", began, null, 0, 0, 0, 0, null, null);
        RunStep mailing = new RunStep("mail", "started", began, null, 0, 0, 0, 0, null, null);
        RunStep load = new RunStep("load", "completed", began, Instant.EPOCH, 12, 10, 1, 1, null, null);
        RunStep mail = new RunStep("mail", "failed", began, Instant.EPOCH, 0, 0, 0, 0, "IOException", "no route");
        try (TrackingStorage storage = TrackingStorage.open(folder.toString())) {
            RunTracker tracker = RunTracker.builder("nightly")
                    .span("t1", "s1")
                    .storage(storage)
                    .build();
            tracker.start();
            RunInProgress inProgress = RunInProgress.of(tracker);

            assertThat(inProgress.recordStep(loading)).isTrue();
            assertThat(inProgress.recordStep(mailing)).isTrue();
            assertThat(inProgress.recordStep(mail)).isTrue();
            assertThat(inProgress.metadata().steps()).containsExactly(loading, mail);
            assertThat(inProgress.recordStep(load)).isTrue();
            RunMetadata ended = tracker.complete();
            assertThat(inProgress.recordStep(load)).isFalse();

            assertThat(ended.steps()).containsExactly(load, mail);
            assertThat(storage.readSteps(ended)).containsExactly(load, mail);
            RunMetadata listed = storage.findRun(ended.runId()).orElseThrow();
            assertThat(listed.traceId() + listed.spanId()).isEqualTo("t1s1");
            storage.saveRunMetadata(listed);
            assertThat(storage.readSteps(listed)).as("a listed run has none").containsExactly(load, mail);
        }
    }

    @Test
    void storesARunWithItsFilesAndEmailsBeforeCompleteReturns() throws IOException {
        try (TrackingStorage storage = TrackingStorage.open(folder.toString())) {
            RunTracker tracker = RunTracker.builder("extract")
                    .subcommand("batch")
                    .configPath("conf/pipeline.yaml")
                    .targetDate("2025-01-25")
                    .labels(Map.of("team", "qa"))
                    .storage(storage)
                    .build()
                    .start();
            tracker.trackFile("in/1.wav", FileStatus.SUCCESS);
            tracker.trackFile(FileProcessingLog.builder(FileStatus.FAILED)
                    .filePath("in/2.wav")
                    .errorType("IOException")
                    .errorMessage("no header")
                    .processingTimeMs(12L)
                    .build());
            tracker.recordEmailResults(new EmailResults(
                    List.of(email("a@b.com", null)), List.of(email("c@d.com", "SMTP error")), List.of()));
            RunMetadata ended = tracker.complete();

            RunMetadata stored = onlyRun(storage);
            assertThat(stored)
                    .isEqualTo(ended.toBuilder()
                            .heartbeatAt(stored.heartbeatAt())
                            .emailResults(stored.emailResults())
                            .build());
            assertThat(stored.status()).isEqualTo(RunStatus.PARTIAL_SUCCESS);
            assertThat(stored.totalFiles()).isEqualTo(2);
            assertThat(stored.emailResults())
                    .extracting(EmailResult::status)
                    .containsExactly(EmailStatus.SENT, EmailStatus.FAILED);
            assertThat(stored.environment().pid())
                    .isEqualTo(ProcessHandle.current().pid());
            try (Stream<FileProcessingLog> files = storage.readFileLogs(stored)) {
                assertThat(files).extracting(FileProcessingLog::filePath).containsExactly("in/1.wav", "in/2.wav");
            }
        }
        assertThat(journals()).as("journals of runs that are stored").isEmpty();
    }

    @Test
    void countsWithoutAStorage() {
        RunTracker tracker = RunTracker.builder("extract").build().start();
        tracker.trackFile("a", FileStatus.FAILED);
        tracker.trackFile("a", FileStatus.SUCCESS);

        assertThat(tracker.complete().successCount()).isEqualTo(1);
    }

    @Test
    void cutsWhatIsTooLongForTheJournalAndKeepsTheRecord() {
        String huge = "x".repeat(5 << 20);
        try (TrackingStorage storage = TrackingStorage.open(folder.toString())) {
            RunTracker tracker = RunTracker.builder(huge)
                    .subcommand(huge)
                    .configPath(huge)
                    .targetDate(huge)
                    .storage(storage)
                    .build()
                    .start();
            tracker.trackFile(FileProcessingLog.builder(FileStatus.FAILED)
                    .filePath(huge)
                    .errorType(huge)
                    .errorMessage(huge)
                    .errorStack(huge)
                    .outputPath(huge)
                    .build());
            tracker.recordEmailResults(new EmailResults(List.of(), List.of(email(huge, huge)), List.of()));
            tracker.complete(RunStatus.FAILED, huge);

            RunMetadata stored = onlyRun(storage);
            assertThat(stored.droppedRecords()).isZero();
            assertThat(List.of(
                            stored.command(),
                            String.valueOf(stored.configPath()),
                            String.valueOf(stored.errorMessage())))
                    .allMatch(text -> text.endsWith(TextLimit.MARK) && text.length() < 4096);
            try (Stream<FileProcessingLog> files = storage.readFileLogs(stored)) {
                assertThat(files).singleElement().satisfies(file -> assertThat(file.errorStack())
                        .hasSizeBetween(8000, 8192));
            }
        }
    }

    @Test
    void keepsTenThousandLabelsAndOfMoreWhatThereIsRoomFor() {
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < 10_000; i++) {
            labels.put("label-" + i, "value-" + i);
        }
        assertThat(labelsStoredOf(labels)).isEqualTo(labels);
        for (int i = 0; i < 1000; i++) {
            labels.put("long-" + i, "€".repeat(10_000));
        }
        Map<String, String> kept = labelsStoredOf(labels);
        assertThat(kept).hasSizeBetween(10_010, 10_999).containsEntry("label-9999", "value-9999");
        assertThat(kept.get("long-0")).endsWith(TextLimit.MARK);
    }

    @Test
    void warnsOfLabelsThatAreLeftOut() {
        RunLabels labels = RunLabels.of(Map.of("a", "x".repeat(100)));
        assertThat(labels.leftOut()).isZero();
        Map<String, String> many = new LinkedHashMap<>();
        for (int i = 0; i < 70; i++) {
            many.put("label-" + i, "x".repeat(5000));
        }
        assertThat(RunLabels.of(many).warning("r1")).startsWith("7 of 70 labels of run r1 are left out");
    }

    @Test
    void refusesIdsThatCouldLeaveTheFolder() {
        RunTracker.Builder builder = RunTracker.builder("extract");
        for (String id : List.of("../x", "a/b", "a\\b", "a\0b", "..", "", ".", "x".repeat(65), "a\nb", "é")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.runId(id))
                    .withMessageContaining("64 letters");
            assertThatIllegalArgumentException().isThrownBy(() -> builder.parentRunId(id));
        }
    }

    private Map<String, String> labelsStoredOf(Map<String, String> labels) {
        try (TrackingStorage storage =
                TrackingStorage.open(folder.resolve("l" + labels.size()).toString())) {
            RunTracker tracker = RunTracker.builder("extract")
                    .labels(labels)
                    .storage(storage)
                    .build()
                    .start();
            tracker.trackFile("a", FileStatus.SUCCESS);
            tracker.complete();
            assertThat(onlyRun(storage).totalFiles()).isEqualTo(1);
            return onlyRun(storage).labels();
        }
    }

    @Test
    void keepsTheFirstEnd() {
        RunTracker tracker = RunTracker.builder("extract").build().start();
        tracker.complete(RunStatus.ABORTED, "stopped");

        assertThat(tracker.complete().status()).isEqualTo(RunStatus.ABORTED);
        assertThat(tracker.metadata().errorMessage()).isEqualTo("stopped");
    }

    @Test
    void saysWhatIsWrongWithACallThatComesTooEarlyOrTooLate() {
        RunTracker tracker = RunTracker.builder("extract").build();
        assertThatIllegalStateException()
                .isThrownBy(() -> tracker.trackFile("a", FileStatus.SUCCESS))
                .withMessageContaining("call start()");
        tracker.start();
        assertThatIllegalArgumentException().isThrownBy(() -> tracker.complete(RunStatus.RUNNING, null));
        tracker.complete();
        assertThatIllegalStateException()
                .isThrownBy(() -> tracker.trackFile("a", FileStatus.SUCCESS))
                .withMessageContaining("has ended");
    }

    @Test
    void abortsARunThatIsClosedBeforeItIsComplete() {
        try (TrackingStorage storage = TrackingStorage.open(folder.toString())) {
            try (RunTracker tracker =
                    RunTracker.builder("extract").storage(storage).build().start()) {
                tracker.trackFile("a", FileStatus.SUCCESS);
            }
            assertThat(onlyRun(storage).status()).isEqualTo(RunStatus.ABORTED);
        }
    }

    @Test
    void keepsTheRecordsOfSeveralThreadsAndTrackersApart() throws InterruptedException {
        try (TrackingStorage storage = TrackingStorage.open(folder.toString())) {
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                String command = "command-" + t;
                RunTracker tracker =
                        RunTracker.builder(command).storage(storage).build().start();
                Thread thread = new Thread(() -> {
                    for (int i = 0; i < 5_000; i++) {
                        tracker.trackFile(command + "/" + i, FileStatus.SUCCESS);
                    }
                    tracker.complete();
                });
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
            List<RunMetadata> runs =
                    storage.listRuns(Instant.EPOCH, Instant.now().plusSeconds(60), null, null);
            assertThat(runs).hasSize(4).allSatisfy(run -> {
                assertThat(run.successCount()).isEqualTo(5_000);
                try (Stream<FileProcessingLog> files = storage.readFileLogs(run)) {
                    assertThat(files.map(FileProcessingLog::filePath).distinct())
                            .hasSize(5_000)
                            .allMatch(path -> path.startsWith(run.command() + "/"));
                }
            });
        }
    }

    private static RunMetadata onlyRun(TrackingStorage storage) {
        List<RunMetadata> runs = storage.listRuns(Instant.EPOCH, Instant.now().plusSeconds(60), null, null);
        assertThat(runs).hasSize(1);
        return runs.get(0);
    }

    private List<Path> journals() throws IOException {
        try (Stream<Path> paths = Files.walk(folder.resolve(".spool"))) {
            return paths.filter(path -> path.getFileName().toString().equals("head"))
                    .toList();
        }
    }

    private static EmailResult email(String address, @Nullable String reason) {
        return EmailResult.builder(EmailStatus.SENT)
                .email(address)
                .reason(reason)
                .build();
    }
}
