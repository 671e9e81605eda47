package io.runtrack.storage;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.annotations.FileStatus;
import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunEnvironment;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.model.RunStep;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The run that the stored fixtures hold, and the fixtures themselves. */
public final class StoredRuns {
    public static final String RUN_ID = "0f8fad5b-d9cb-469f-a165-70867728950e";

    public static final List<EmailResult> EMAILS = List.of(
            new EmailResult("A1", "Zoë 🎧", "a@b.com", EmailStatus.SENT, null),
            new EmailResult("A2", null, "c@d.com", EmailStatus.FAILED, "550 5.1.1 no mailbox", 550, "<4711@b.com>"),
            new EmailResult("A3", null, null, EmailStatus.SKIPPED, "No email configured"));

    public static final List<FileProcessingLog> FILES = List.of(
            FileProcessingLog.builder(FileStatus.SUCCESS)
                    .runId(RUN_ID)
                    .filePath("in/call-1.wav")
                    .fileType("audio")
                    .agentId("A1")
                    .processingTimeMs(1500L)
                    .outputPath("out/call-1.json")
                    .startedAt(Instant.parse("2025-01-25T22:58:08.123456Z"))
                    .build(),
            FileProcessingLog.builder(FileStatus.FAILED)
                    .runId(RUN_ID)
                    .filePath("in/call \"2\"\\é.wav")
                    .errorType("IOException")
                    .errorMessage("no RIFF header")
                    .processingTimeMs(0L)
                    .attempt(2)
                    .errorStack("java.io.IOException: no RIFF header\n\tat com.acme.Wav.read(Wav.java:42)\n")
                    .worker("spark executor 3")
                    .itemsRead(12L)
                    .itemsSkipped(3L)
                    .build());

    private StoredRuns() {}

    public static RunMetadata complete() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("team", "qa");
        labels.put("pipeline", "nightly");
        return RunMetadata.builder(RUN_ID, "report", Instant.parse("2025-01-25T22:58:07.000042Z"))
                .subcommand("tl-report")
                .configPath("config/pipeline.yaml")
                .targetDate("2025-01-25")
                .completedAt(Instant.parse("2025-01-25T23:00:00.999999Z"))
                .status(RunStatus.PARTIAL_SUCCESS)
                .totalFiles(4)
                .successCount(1)
                .failedCount(2)
                .skippedCount(1)
                .emailsSent(1)
                .emailsFailed(1)
                .emailsSkipped(1)
                .errorMessage("exited with \"status\" 3")
                .errorType("IOException")
                .exitCode(3)
                .signal(15)
                .parentRunId("nightly-7")
                .heartbeatAt(Instant.parse("2025-01-25T23:00:00Z"))
                .checkpointMs(5000L)
                .droppedRecords(12)
                .labels(labels)
                .environment(
                        new RunEnvironment("batch-1", 4711L, "ops", "17.0.15", "com.acme.Main", "0.1.0", "720752e"))
                .rerunOf("nightly-6")
                .worker("3")
                .traceId("4bf92f3577b34da6a3ce929d0e0e4736")
                .spanId("00f067aa0ba902b7")
                .steps(List.of(
                        new RunStep(
                                "load:part \"1\"",
                                "completed",
                                Instant.parse("2025-01-25T22:58:07.5Z"),
                                Instant.parse("2025-01-25T22:59:07.5Z"),
                                1_000,
                                998,
                                0,
                                2,
                                null,
                                null),
                        new RunStep("mail", "failed", null, null, 0, 0, 0, 0, "MailSendException", "no route")))
                .emailResults(EMAILS)
                .build();
    }

    public static RunMetadata started(String runId, String startedAt) {
        return RunMetadata.builder(runId, "transcribe", Instant.parse(startedAt))
                .build();
    }

    public static String fixture(String name) throws IOException {
        try (InputStream in = StoredRuns.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("no fixture " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
