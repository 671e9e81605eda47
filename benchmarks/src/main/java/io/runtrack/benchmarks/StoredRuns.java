package io.runtrack.benchmarks;

import io.runtrack.model.RunEnvironment;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.storage.TrackingStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Metadata documents as the agent writes them, always the same: of ended runs, spread evenly over 30 days. */
final class StoredRuns {
    static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    static final Duration SPAN = Duration.ofDays(30);

    private static final String[] COMMANDS = {"transcribe", "extract", "voc-extract", "report"};
    private static final RunStatus[] STATUSES = {
        RunStatus.SUCCESS, RunStatus.SUCCESS, RunStatus.SUCCESS, RunStatus.PARTIAL_SUCCESS, RunStatus.FAILED
    };
    private static final RunEnvironment ENVIRONMENT = new RunEnvironment(
            "batch-7f9c4d", 4711L, "pipeline", "17.0.15", "com.acme.calls.TranscribeMain", "0.1.0", "1a92679c0ffee");

    private StoredRuns() {}

    static void write(TrackingStorage storage, int count) {
        IntStream.range(0, count).parallel().forEach(number -> storage.saveRunMetadata(run(number, count)));
    }

    private static RunMetadata run(int number, int count) {
        Random random = new Random(number);
        Instant started = FROM.plusMillis(SPAN.toMillis() * number / count);
        Instant ended = started.plusMillis(1_000L + random.nextInt(3_600_000));
        RunStatus status = STATUSES[number % STATUSES.length];
        long total = random.nextInt(5_000);
        long failed = status == RunStatus.SUCCESS ? 0 : total / 20;
        UUID id = new UUID(random.nextLong(), random.nextLong());
        return RunMetadata.builder(id.toString(), COMMANDS[number % COMMANDS.length], started)
                .configPath("/etc/pipeline/nightly.yaml")
                .targetDate("2026-01-01")
                .completedAt(ended)
                .status(status)
                .totalFiles(total)
                .successCount(total - failed)
                .failedCount(failed)
                .errorMessage(status == RunStatus.FAILED ? "no route to host storage-" + number % 9 : null)
                .errorType(status == RunStatus.FAILED ? "IOException" : null)
                .heartbeatAt(ended)
                .checkpointMs(5_000L)
                .labels(Map.of("team", "quality"))
                .environment(ENVIRONMENT)
                .build();
    }
}
