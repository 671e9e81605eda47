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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What it takes to find one file among many records of many runs, beside {@code grep -r}. The variants take turns; the
 * page cache is warm, as the documents have just been written or read. Arguments: a folder, made and filled unless it
 * is there; runs (100,000); records a run (100); rounds (3). Run it in the repository's folder, when the command line
 * is built.
 */
public final class FindBenchmark {
    private static final Duration SPAN = Duration.ofDays(60);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private FindBenchmark() {}

    /**
     * Runs the comparison and prints a line for each variant.
     *
     * @param arguments folder, runs, records a run, rounds
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        int records = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100;
        int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 3;
        Instant from = Instant.now().minus(SPAN);
        if (!Files.exists(folder)) {
            for (int run = 0; run < runs; run++) {
                write(folder, run, records, from.plusMillis(SPAN.toMillis() * run / runs));
            }
        }
        String oldest = path(0, 0);
        String newest = path(runs - 1, 0);
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put("find oldest", find(folder, oldest));
        commands.put("find newest", find(folder, newest));
        commands.put("find --last", find(folder, newest, "--last"));
        commands.put(
                "grep -r",
                List.of(
                        "sh",
                        "-c",
                        "grep -rhF \"$0\" \"$1\" | wc -l",
                        oldest,
                        folder.resolve("file_logs").toString()));
        report(shots(commands, rounds));
    }

    private static Map<String, List<Shot>> shots(Map<String, List<String>> commands, int rounds)
            throws IOException, InterruptedException {
        Map<String, List<Shot>> shots = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) { // the first one warms the page cache
            for (Map.Entry<String, List<String>> each : commands.entrySet()) {
                Shot shot = Shot.of(each.getValue());
                if (round > 0) {
                    shots.computeIfAbsent(each.getKey(), first -> new ArrayList<>())
                            .add(shot);
                }
            }
        }
        return shots;
    }

    private static void report(Map<String, List<Shot>> shots) {
        PrintStream out = System.out;
        out.printf(Locale.ROOT, "%-12s %10s %10s%n", "variant", "wall ms", "cpu ms");
        shots.forEach((name, all) -> out.printf(
                Locale.ROOT,
                "%-12s %10d %10d%n",
                name,
                all.stream().mapToLong(Shot::wallMillis).min().orElse(0),
                all.stream().mapToLong(Shot::cpuMillis).min().orElse(0)));
    }

    private static List<String> find(Path folder, String text, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("cli", "target", "runtrack.jar").toString(),
                "files",
                "find",
                text,
                "--path",
                folder.toString()));
        command.addAll(Arrays.asList(options));
        return command;
    }

    private static void write(Path folder, int run, int records, Instant started) throws IOException {
        String id = String.format(Locale.ROOT, "%08x-run", run * 0x9E3779B1); // names in no order, as random ids are
        Path logs = Files.createDirectories(folder.resolve("file_logs").resolve(DAY.format(started)));
        try (BufferedWriter log = Files.newBufferedWriter(logs.resolve(id + "_files.json"))) {
            for (int file = 0; file < records; file++) {
                log.write(file == 0 ? "[\n" : ",\n");
                log.write(record(id, run, file, started.plusSeconds(file)));
            }
            log.write("\n]\n");
        }
        Path metadata = Files.createDirectories(folder.resolve("run_metadata").resolve(DAY.format(started)));
        Files.writeString(
                metadata.resolve(id + ".json"),
                "{\"run_id\": \"" + id + "\", \"command\": \"transcribe\", \"started_at\": \"" + started
                        + "\", \"completed_at\": \"" + started.plusSeconds(records)
                        + "\", \"status\": \"partial_success\", \"total_files\": " + records + "}\n");
    }

    /** As the agent writes it; every twentieth failed. */
    private static String record(String id, int run, int file, Instant started) {
        boolean failed = file % 20 == 7;
        String error = failed
                ? "\"failed\",\"error_type\":\"IOException\",\"error_message\":\"bad header at byte " + file + "\""
                : "\"success\",\"error_type\":null,\"error_message\":null";
        String stack = failed ? "\"java.io.IOException: bad header\\n\\tat com.acme.Step.run(Step.java:17)\"" : "null";
        return "{\"run_id\":\"" + id + "\",\"file_path\":\"" + path(run, file)
                + "\",\"file_type\":\"audio\",\"agent_id\":\"A" + file % 40 + "\",\"status\":" + error
                + ",\"processing_time_ms\":" + (1_000 + file) + ",\"output_path\":\"/data/out/call-" + run + "-" + file
                + ".txt\",\"started_at\":\"" + started + "\",\"attempt\":1,\"error_stack\":" + stack + "}";
    }

    private static String path(int run, int file) {
        return "/data/in/call-" + run + "-" + file + ".wav";
    }
}
