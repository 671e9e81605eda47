package io.runtrack.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Whether the delivery report's memory is flat: file logs of many records, half of them of the previous period, every
 * path and every twentieth message another one, and more agents than the report shows; then the report over them with a
 * small heap. Arguments: a folder, made and filled unless it is there; records (10,000,000); the heap's limit (64m).
 * Run it in the repository's folder, when the command line is built.
 */
public final class ReportMemory {
    private static final int RECORDS_A_RUN = 100_000;
    private static final Instant FROM = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(14);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ReportMemory() {}

    /**
     * Writes the records and the report, and prints what it took.
     *
     * @param arguments folder, records, limit
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        int records = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000_000;
        String limit = arguments.length > 2 ? arguments[2] : "64m";
        int runs = Math.max(1, records / RECORDS_A_RUN);
        if (!Files.exists(folder)) {
            for (int run = 0; run < runs; run++) {
                write(folder, run, FROM.plusMillis(SPAN.toMillis() * run / runs));
            }
        }
        report(folder, limit);
    }

    private static void write(Path folder, int run, Instant started) throws IOException {
        Random random = new Random(run);
        String id = "run-" + run;
        int failed = 0;
        try (BufferedWriter log =
                create(folder.resolve("file_logs").resolve(DAY.format(started)), id + "_files.json")) {
            for (int file = 0; file < RECORDS_A_RUN; file++) {
                boolean fails = file % 20 == 0;
                failed += fails ? 1 : 0;
                log.write(file == 0 ? "[\n" : ",\n");
                log.write(record(id, file, fails, random, started));
            }
            log.write("\n]\n");
        }
        try (BufferedWriter metadata =
                create(folder.resolve("run_metadata").resolve(DAY.format(started)), id + ".json")) {
            metadata.write("{\"run_id\": \"" + id + "\", \"command\": \"transcribe\", \"started_at\": \"" + started
                    + "\", \"completed_at\": \"" + started.plusSeconds(3_000) + "\", \"status\": \"partial_success\","
                    + " \"total_files\": " + RECORDS_A_RUN + ", \"success_count\": " + (RECORDS_A_RUN - failed)
                    + ", \"failed_count\": " + failed + "}\n");
        }
    }

    private static String record(String run, int file, boolean fails, Random random, Instant started) {
        String path = "/data/recordings/" + run + "/call-" + file + ".wav";
        String error = fails
                ? "\"error_type\": \"Type" + random.nextInt(3_000) + "Exception\", \"error_message\": \"no "
                        + letters(random) + " for " + path + "\""
                : "\"error_type\": null, \"error_message\": null";
        return "{\"run_id\": \"" + run + "\", \"file_path\": \"" + path
                + "\", \"file_type\": \"audio\", \"agent_id\": \"A"
                + random.nextInt(100_000) + "\", \"status\": \"" + (fails ? "failed" : "success") + "\", " + error
                + ", \"processing_time_ms\": " + random.nextInt(60_000) + ", \"output_path\": null, \"started_at\": \""
                + started + "\", \"attempt\": 1, \"error_stack\": null}";
    }

    /** A word that no folding makes like another. */
    private static String letters(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            word.append((char) ('g' + random.nextInt(20)));
        }
        return word.toString();
    }

    private static BufferedWriter create(Path folder, String name) throws IOException {
        return Files.newBufferedWriter(Files.createDirectories(folder).resolve(name));
    }

    private static void report(Path folder, String limit) throws IOException, InterruptedException {
        Path config = Files.writeString(folder.resolve("report.yaml"), "title: Memory\n");
        PrintStream out = System.out;
        long start = System.nanoTime();
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + limit,
                        "-jar",
                        Path.of("cli", "target", "runtrack.jar").toString(),
                        "delivery-report",
                        "--path",
                        folder.toString(),
                        "--config",
                        config.toString(),
                        "--date-from",
                        "2026-01-12",
                        "--date-to",
                        "2026-01-18",
                        "--format",
                        "html,csv,json,xlsx,md",
                        "--output",
                        folder.resolve("report").toString()))
                .inheritIO()
                .start();
        long most = 0;
        while (process.isAlive()) {
            most = Math.max(most, residentKilobytes(process.pid()));
            Thread.sleep(200);
        }
        out.printf(
                Locale.ROOT,
                "-Xmx%s: exit code %d after %d s, %d MB of memory in all%n",
                limit,
                process.exitValue(),
                Duration.ofNanos(System.nanoTime() - start).toSeconds(),
                most / 1024);
    }

    /** The most that a process ever had, from Linux's process table; 0 elsewhere. */
    private static long residentKilobytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException over) {
            return 0;
        }
    }
}
