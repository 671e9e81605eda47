package io.runtrack.cli.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;

/**
 * Two thousand runs of two periods, always the same, written by hand: of each status, by us and by other writers (naive
 * times, fields left out, unknown fields), with attempts, late runs, and documents that cannot be read, whose names
 * begin with an x.
 */
final class GeneratedRuns {
    static final Instant FROM = Instant.parse("2025-03-03T00:00:00Z");
    static final Instant TO = Instant.parse("2025-03-16T23:59:59.999999999Z");
    static final Instant NOW = Instant.parse("2025-03-16T21:30:00Z");

    private static final int RUNS = 2_000;
    private static final String[] COMMANDS = {"transcribe", "extract", "voc-extract", "report"};
    private static final String[] STATUSES = {
        "success", "success", "success", "partial_success", "failed", "aborted", "running"
    };
    private static final String[] ERRORS = {
        "IOException|no route to host %d", "TimeoutException|timed out after %d ms", "NewException|line %d is empty"
    };

    private final Random random = new Random(20250303);
    private final Path root;

    private GeneratedRuns(Path root) {
        this.root = root;
    }

    static void writeTo(Path root) {
        GeneratedRuns runs = new GeneratedRuns(root);
        Duration span = Duration.between(FROM, NOW).plus(Duration.between(FROM, TO));
        for (int i = 0; i < RUNS; i++) {
            Instant started = NOW.minusSeconds((long) (span.toSeconds() * (double) i / RUNS));
            // There is a day without runs.
            if (!started.toString().startsWith("2025-03-09")) {
                runs.run(i, started);
            }
        }
        runs.write("run_metadata", NOW, "x1.json", "{\"run_id\": \"x1\", ");
        runs.write("run_metadata", NOW, "x2.json", "[]");
    }

    private void run(int number, Instant started) {
        String id = "r" + number;
        String command = COMMANDS[random.nextInt(COMMANDS.length)];
        String status = STATUSES[random.nextInt(STATUSES.length)];
        boolean other = random.nextInt(5) == 0;
        long[] files = files(id, started, command.equals("report") ? 0 : 1 + random.nextInt(12));
        long[] emails = emails(id, started, command.equals("report") ? 1 + random.nextInt(6) : 0);
        Instant ended = started.plusMillis(1_000 + random.nextInt(3_600_000));
        StringBuilder run = new StringBuilder("{\"run_id\": \"" + id + "\", \"command\": \"" + command + "\"");
        if (command.equals("report")) {
            run.append(", \"subcommand\": \"" + (random.nextBoolean() ? "tl-report" : "trainer-report") + "\"");
        }
        run.append(", \"started_at\": \"" + time(started, other) + "\", \"status\": \"" + status + "\"");
        if (status.equals("running")) {
            run.append(
                    other
                            ? ""
                            : ", \"heartbeat_at\": \"" + time(NOW.minusSeconds(random.nextInt(200)), false)
                                    + "\", \"checkpoint_ms\": 5000");
        } else {
            run.append(", \"completed_at\": \"" + time(ended, other) + "\"");
        }
        run.append(String.format(
                Locale.ROOT,
                ", \"total_files\": %d, \"success_count\": %d, \"failed_count\": %d, \"skipped_count\": %d,"
                        + " \"emails_sent\": %d, \"emails_failed\": %d, \"emails_skipped\": %d, \"labels\": {\"team\": \"%s\"}%s}",
                files[0] + files[1] + files[2],
                files[0],
                files[1],
                files[2],
                emails[0],
                emails[1],
                emails[2],
                random.nextBoolean() ? "qa" : "ops",
                other ? ", \"of_another_writer\": {\"deep\": [1, 2]}" : ""));
        write("run_metadata", started, id + ".json", run.toString());
    }

    /** Answers how many succeeded, failed and were skipped at last. */
    private long[] files(String id, Instant started, int count) {
        long[] outcomes = new long[3];
        StringBuilder log = new StringBuilder("[");
        for (int i = 0; i < count; i++) {
            int attempts = random.nextInt(6) == 0 ? 1 + random.nextInt(3) : 1;
            for (int attempt = 1; attempt <= attempts; attempt++) {
                int outcome = attempt < attempts ? 1 : random.nextInt(8) == 0 ? 1 : random.nextInt(10) == 0 ? 2 : 0;
                outcomes[outcome] += attempt == attempts ? 1 : 0;
                log.append(log.length() == 1 ? "\n" : ",\n").append(file(id, i, attempt, outcome, started));
            }
        }
        if (count > 0) {
            write("file_logs", started, id + "_files.json", log.append("\n]\n").toString());
        }
        return outcomes;
    }

    private String file(String id, int number, int attempt, int outcome, Instant started) {
        // What is new in the period is the last error.
        String[] error = ERRORS[random.nextInt(started.isBefore(FROM) ? 2 : 3)].split("\\|", -1);
        String failure = outcome != 1
                ? ""
                : ", \"error_type\": \"" + error[0] + "\", \"error_message\": \""
                        + String.format(Locale.ROOT, error[1], random.nextInt(100_000)) + "\"";
        return "{\"run_id\": \"" + id + "\", \"file_path\": \"/in/" + number + ".wav\", \"agent_id\": \"A"
                + random.nextInt(30)
                + "\", \"status\": \"" + new String[] {"success", "failed", "skipped"}[outcome] + "\", \"attempt\": "
                + attempt
                + ", \"processing_time_ms\": " + random.nextInt(60_000) + failure + "}";
    }

    private long[] emails(String id, Instant started, int count) {
        long[] outcomes = new long[3];
        StringBuilder log = new StringBuilder("[");
        for (int i = 0; i < count; i++) {
            int outcome = random.nextInt(4) == 0 ? 1 : random.nextInt(6) == 0 ? 2 : 0;
            outcomes[outcome]++;
            String address = outcome == 2 ? "null" : "\"tl" + random.nextInt(40) + "@example.com\"";
            String reason = outcome == 0 ? "null" : outcome == 1 ? "\"mailbox full\"" : "\"no address\"";
            log.append(i == 0 ? "\n" : ",\n")
                    .append("{\"run_id\": \"" + id + "\", \"agent_id\": \"T1\", \"email\": " + address
                            + ", \"status\": \"" + new String[] {"sent", "failed", "skipped"}[outcome]
                            + "\", \"reason\": " + reason + "}");
        }
        if (count > 0) {
            write(
                    "email_logs",
                    started,
                    id + "_emails.json",
                    log.append("\n]\n").toString());
        }
        return outcomes;
    }

    private static String time(Instant instant, boolean naive) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT)
                        .format(instant.atOffset(ZoneOffset.UTC))
                + (naive ? "" : "+00:00");
    }

    private void write(String folder, Instant started, String name, String text) {
        try {
            String day =
                    DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT).format(started.atOffset(ZoneOffset.UTC));
            Path file = root.resolve(folder).resolve(day).resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
