package io.runtrack.figures;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.annotations.FileStatus;
import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.storage.TrackingStorage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Forty nights with retries, fan-outs, replaced parts and re-runs, different for each seed. For one thread. */
public final class GeneratedNights {
    public static final LocalDate LAST = LocalDate.parse("2026-03-20");
    private static final int DAYS = 40;
    private static final List<String> ERRORS = List.of("no route to host", "disk full", "bad header", "odd case");
    private static final List<String> PEOPLE = List.of("ana@example.com", "ben@example.com", "eva@example.com");

    private final Random random;
    private final TrackingStorage storage;
    private final List<RunMetadata> withFailures = new ArrayList<>();
    private final List<List<String>> theirPaths = new ArrayList<>();
    private int runs;

    private GeneratedNights(TrackingStorage storage, long seed) {
        this.storage = storage;
        this.random = new Random(seed);
    }

    public static void write(TrackingStorage storage, long seed) {
        new GeneratedNights(storage, seed).write();
    }

    private void write() {
        for (int day = DAYS; day >= 0; day--) {
            Instant night = LAST.minusDays(day).atStartOfDay().toInstant(ZoneOffset.UTC);
            for (int i = random.nextInt(4); i >= 0; i--) {
                alone(night.plusSeconds(random.nextInt(20_000)), "job" + random.nextInt(2), null, day);
            }
            if (random.nextInt(3) == 0) {
                fanOut(night.plusSeconds(30_000), day);
            }
            if (random.nextInt(2) == 0 && !withFailures.isEmpty()) {
                rerun(night.plusSeconds(60_000 + random.nextInt(1_000)));
            }
            mail(night.plusSeconds(80_000));
        }
    }

    private RunMetadata alone(Instant start, String command, @Nullable RunMetadata parent, int day) {
        List<FileProcessingLog> logs = new ArrayList<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            file(logs, "/in/" + random.nextInt(40), start.plusSeconds(1 + random.nextInt(900)), day);
        }
        RunMetadata.Builder run = run(start, command);
        if (parent != null) {
            run.parentRunId(parent.runId()).worker(Integer.toString(random.nextInt(3)));
        }
        return save(run, logs);
    }

    private void fanOut(Instant start, int day) {
        RunMetadata parent = save(run(start, "job0"), List.of());
        for (int i = 0; i < 4; i++) {
            alone(start.plusSeconds(10L * (1 + i)), "job0", parent, day);
        }
    }

    /** Of a command of its own, so that it counts by what it leads to. */
    private void rerun(Instant start) {
        int which = random.nextInt(withFailures.size());
        List<FileProcessingLog> logs = new ArrayList<>();
        for (String path : theirPaths.get(which)) {
            boolean good = random.nextInt(4) > 0;
            logs.add(log(path, good ? FileStatus.SUCCESS : FileStatus.FAILED, start.plusSeconds(5), 1, "odd case"));
        }
        save(
                run(start, random.nextBoolean() ? "mend" : "job1")
                        .rerunOf(withFailures.get(which).runId()),
                logs);
    }

    private void file(List<FileProcessingLog> logs, String path, Instant start, int day) {
        int attempts = 1 + random.nextInt(3);
        String error = ERRORS.get(random.nextInt(day < 2 ? 4 : day % 5 == 0 ? 2 : 3));
        for (int attempt = 1; attempt <= attempts; attempt++) {
            boolean last = attempt == attempts;
            FileStatus status = last && random.nextInt(3) > 0 ? FileStatus.SUCCESS : FileStatus.FAILED;
            status = last && random.nextInt(15) == 0 ? FileStatus.SKIPPED : status;
            logs.add(log(path, status, start.plusMillis(10L * attempt), attempt, error));
        }
    }

    private static FileProcessingLog log(String path, FileStatus status, Instant start, int attempt, String error) {
        boolean failed = status == FileStatus.FAILED;
        return FileProcessingLog.builder(status)
                .filePath(path)
                .startedAt(start)
                .attempt(attempt)
                .errorType(failed ? "IOException" : null)
                .errorMessage(failed ? error : null)
                .build();
    }

    private RunMetadata.Builder run(Instant start, String command) {
        return RunMetadata.builder("run-" + runs++, command, start)
                .completedAt(start.plusSeconds(1_000 + random.nextInt(200)))
                .status(random.nextInt(10) == 0 ? RunStatus.FAILED : RunStatus.PARTIAL_SUCCESS);
    }

    private RunMetadata save(RunMetadata.Builder run, List<FileProcessingLog> logs) {
        long failed =
                logs.stream().filter(log -> log.status() == FileStatus.FAILED).count();
        RunMetadata saved = run.totalFiles(logs.size())
                .failedCount(failed)
                .successCount(logs.size() - failed)
                .build();
        storage.saveRunMetadata(saved);
        storage.saveFileLogs(saved, logs);
        if (failed > 0) {
            withFailures.add(saved);
            theirPaths.add(logs.stream()
                    .map(log -> String.valueOf(log.filePath()))
                    .distinct()
                    .toList());
        }
        return saved;
    }

    private void mail(Instant start) {
        List<EmailResult> results = new ArrayList<>();
        for (String person : PEOPLE) {
            if (random.nextInt(3) > 0) {
                EmailStatus status = random.nextInt(3) > 0 ? EmailStatus.FAILED : EmailStatus.SENT;
                results.add(EmailResult.builder(status).email(person).build());
            }
        }
        long failed = results.stream()
                .filter(each -> each.status() == EmailStatus.FAILED)
                .count();
        RunMetadata run = run(start, "mail")
                .emailsFailed(failed)
                .emailsSent(results.size() - failed)
                .build();
        storage.saveRunMetadata(run);
        storage.saveEmailLogs(run, results);
    }
}
