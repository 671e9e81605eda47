package io.runtrack.agent.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.runtrack.agent.context.ActiveRuns;
import io.runtrack.agent.context.GivenIds;
import io.runtrack.agent.context.RecorderRuns;
import io.runtrack.agent.email.MailApi;
import io.runtrack.agent.method.Reflected;
import io.runtrack.agent.values.Accessors;
import io.runtrack.agent.values.ErrorStack;
import io.runtrack.annotations.FileStatus;
import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.redaction.Redaction;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.tracking.JvmExit;
import io.runtrack.tracking.Recorder;
import io.runtrack.tracking.RecorderOptions;
import io.runtrack.tracking.RecorderOptions.Reporting;
import io.runtrack.tracking.RecorderOptions.Spooling;
import io.runtrack.tracking.RecorderOptions.Timing;
import io.runtrack.tracking.delivery.RunListener;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a call to the stored documents. */
class RecordedCallsTest {
    private final Warnings warnings = new Warnings();

    @TempDir
    Path folder;

    @SuppressWarnings("unused")
    abstract static class ExtractJob {
        @TrackedCommand(configPath = "c.yaml")
        abstract void extract();

        @TrackedFile
        abstract Path transcribe(String agentId, Path file);
    }

    @Test
    void storesWhatCallsSaidOfThemselves() {
        try (TrackingStorage storage = TrackingStorage.open(folder.toString())) {
            try (Recorder recorder = recorder(storage)) {
                runPipeline(recorder, new GivenIds("night-7", "scheduler-1", null, null));
            }
            List<RunMetadata> runs = runs(storage);

            assertThat(runs)
                    .extracting(RunMetadata::command, RunMetadata::parentRunId, RunMetadata::totalFiles)
                    .containsExactlyInAnyOrder(
                            tuple("extract", "scheduler-1", 1L), tuple("nightly", "scheduler-1", 1L));
            RunMetadata command = named(runs, "extract");
            assertThat(command.runId()).isEqualTo("night-7");
            assertThat(command.configPath()).isEqualTo("c.yaml");
            assertThat(files(storage, command))
                    .extracting(FileProcessingLog::status, FileProcessingLog::attempt, FileProcessingLog::outputPath)
                    .containsExactly(tuple(FileStatus.FAILED, 1, null), tuple(FileStatus.SUCCESS, 2, "a.json"));
            FileProcessingLog late = files(storage, named(runs, "nightly")).get(0);
            assertThat(late.filePath()).isEqualTo("late.wav");
            assertThat(late.agentId()).isEqualTo("A1");
            assertThat(late.startedAt()).isBefore(command.completedAt());
            assertThat(late.processingTimeMs()).isGreaterThanOrEqualTo(20);
        }
        assertThat(warnings.messages()).isEmpty();
    }

    private void runPipeline(Recorder recorder, GivenIds given) {
        ActiveRuns runs =
                new ActiveRuns(new RecorderRuns(recorder), given, Clock.systemUTC(), () -> "com.acme.NightlyMain");
        HandWoven woven = new HandWoven(new TrackedMethods(
                runs,
                new Accessors((module, name) -> {}),
                MailApi.NONE,
                Reflected.results(warnings),
                warnings,
                ErrorStack.redactedBy(Redaction.STANDARD),
                () -> 0));
        call(woven, "extract", () -> {
            try {
                call(
                        woven,
                        "transcribe",
                        () -> {
                            throw new IllegalStateException("busy");
                        },
                        "A1",
                        Path.of("a.wav"));
            } catch (IllegalStateException busy) {
                call(woven, "transcribe", () -> Path.of("a.json"), "A1", Path.of("a.wav"));
            }
            call(
                    woven,
                    "transcribe",
                    () -> {
                        Thread.sleep(20);
                        runs.current().end();
                        return Path.of("late.json");
                    },
                    "A1",
                    Path.of("late.wav"));
            return null;
        });
        runs.implicitRun().end();
    }

    private static <T> T call(HandWoven woven, String method, Callable<T> body, Object... arguments) {
        return woven.call(Reflected.method(ExtractJob.class, method), null, body, arguments);
    }

    private Recorder recorder(TrackingStorage storage) {
        return Recorder.open(new RecorderOptions(
                storage,
                new Spooling(folder.resolve(".spool"), 1 << 26),
                new Timing(Duration.ofMillis(50), Duration.ofSeconds(8)),
                Map.of(),
                Redaction.STANDARD,
                new Reporting(RunListener.NONE, warnings, new JvmExit())));
    }

    private static List<RunMetadata> runs(TrackingStorage storage) {
        Instant now = Instant.now();
        return storage.listRuns(now.minusSeconds(3600), now.plusSeconds(60), null, null);
    }

    private static RunMetadata named(List<RunMetadata> runs, String command) {
        return runs.stream()
                .filter(run -> run.command().equals(command))
                .findFirst()
                .orElseThrow();
    }

    private static List<FileProcessingLog> files(TrackingStorage storage, RunMetadata run) {
        try (Stream<FileProcessingLog> logs = storage.readFileLogs(run)) {
            return logs.toList();
        }
    }
}
