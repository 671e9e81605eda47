package io.runtrack.ui;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.annotations.FileStatus;
import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.model.RunStep;
import io.runtrack.storage.TrackingStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A night with a parent, two workers, retries, a re-run, mails, a stale run, and the nights before it. */
final class StoredNight {
    static final Instant NOW = Instant.parse("2025-03-10T12:00:00Z");
    private static final Instant START = Instant.parse("2025-03-10T01:00:00Z");
    private static final String HOSTILE = "/in/<script>alert(1)</script>\u202e\u0000\"'.wav";

    private final TrackingStorage storage;

    private StoredNight(TrackingStorage storage) {
        this.storage = storage;
    }

    static void write(TrackingStorage storage) {
        new StoredNight(storage).write();
    }

    private void write() {
        for (int day = 1; day <= 10; day++) {
            Instant start = START.minus(Duration.ofDays(day));
            save(
                    ended("extract-" + day, "extract", start, 60).labels(Map.of("pipeline", "nightly")),
                    List.of(
                            file("/in/" + day + ".wav", FileStatus.SUCCESS, start.plusSeconds(1), 1, 10),
                            file("/in/old.wav", FileStatus.FAILED, start.plusSeconds(2), 1, 20)));
        }
        RunStep step = new RunStep("load", "completed", START, START.plusSeconds(9), 12, 11, 0, 1, null, null);
        save(ended("nightly", "nightly", START, 700).steps(List.of(step)), List.of());
        for (int worker = 0; worker < 2; worker++) {
            Instant start = START.plusSeconds(10L + worker);
            List<FileProcessingLog> files = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                files.add(file(
                        "/in/call-" + worker + "-" + i + ".wav",
                        FileStatus.SUCCESS,
                        start.plusSeconds(i),
                        1,
                        1_000 - i));
            }
            files.add(file("/in/retried-" + worker + ".wav", FileStatus.FAILED, start.plusSeconds(200), 1, 5));
            files.add(file("/in/retried-" + worker + ".wav", FileStatus.SUCCESS, start.plusSeconds(201), 2, 6));
            files.add(failed("/in/bad-" + worker + ".wav", "SslException", "no trust in 10.0.0." + worker, start));
            files.add(failed(HOSTILE, "SslException", "no trust in 10.0.0.9", start.plusSeconds(3)));
            save(
                    ended("worker-" + worker, "nightly", start, 600)
                            .parentRunId("nightly")
                            .worker(Integer.toString(worker))
                            .status(RunStatus.PARTIAL_SUCCESS),
                    files);
        }
        save(
                ended("again", "nightly", START.plusSeconds(7_200), 30).rerunOf("nightly"),
                List.of(file("/in/bad-0.wav", FileStatus.SUCCESS, START.plusSeconds(7_201), 1, 7)));
        mail();
        save(
                RunMetadata.builder("silent", "extract", START.plusSeconds(60))
                        .heartbeatAt(START.plusSeconds(90))
                        .checkpointMs(5_000L),
                List.of());
    }

    private void mail() {
        for (int day = 1; day >= 0; day--) {
            RunMetadata run = ended(
                            "mail-" + day,
                            "mail",
                            START.minus(Duration.ofDays(day)).plusSeconds(3_600),
                            5)
                    .emailsSent(1)
                    .emailsFailed(1)
                    .status(RunStatus.PARTIAL_SUCCESS)
                    .build();
            storage.saveRunMetadata(run);
            storage.saveEmailLogs(
                    run,
                    List.of(
                            EmailResult.builder(EmailStatus.SENT)
                                    .email("ana@example.com")
                                    .build(),
                            EmailResult.builder(EmailStatus.FAILED)
                                    .email("ben@example.com")
                                    .reason("552 mailbox full")
                                    .smtpCode(552)
                                    .build()));
        }
    }

    static RunMetadata.Builder ended(String id, String command, Instant start, long seconds) {
        return RunMetadata.builder(id, command, start)
                .completedAt(start.plusSeconds(seconds))
                .status(RunStatus.SUCCESS);
    }

    private static FileProcessingLog failed(String path, String type, String message, Instant start) {
        return file(path, FileStatus.FAILED, start, 1, 3).toBuilder()
                .errorType(type)
                .errorMessage(message)
                .errorStack(type + ": " + message + "\n\tat com.acme.Extract.run(Extract.java:17)")
                .build();
    }

    private static FileProcessingLog file(String path, FileStatus status, Instant start, int attempt, long millis) {
        return FileProcessingLog.builder(status)
                .filePath(path)
                .fileType("audio")
                .agentId("A" + path.length() % 3)
                .startedAt(start)
                .attempt(attempt)
                .processingTimeMs(millis)
                .build();
    }

    private void save(RunMetadata.Builder run, List<FileProcessingLog> files) {
        long paths = files.stream().map(FileProcessingLog::filePath).distinct().count();
        long failed = files.stream()
                .filter(file -> file.status() == FileStatus.FAILED
                        && !String.valueOf(file.filePath()).contains("retried"))
                .count();
        RunMetadata saved = run.totalFiles(paths)
                .failedCount(failed)
                .successCount(paths - failed)
                .build();
        storage.saveRunMetadata(saved);
        storage.saveFileLogs(saved, files);
    }
}
