package io.runtrack.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What it takes to list many local runs, beside others that read the same documents. Each shot is a process of its own,
 * from its start to its end, and the variants take turns; the page cache is warm, as the documents have just been
 * written or read. Arguments: a folder, made and filled unless it is there; runs (100,000); rounds (5).
 */
public final class ListingBenchmark {
    private static final Path BUILT = Path.of("benchmarks", "target");

    private ListingBenchmark() {}

    /** Each reads all documents below a folder and tells how many. */
    enum Variant {
        /** The library: {@code TrackingStorage.listRuns}. */
        OURS {
            @Override
            long count(Path folder) {
                try (TrackingStorage storage = TrackingStorage.open(folder.toString())) {
                    return storage.listRuns(StoredRuns.FROM, StoredRuns.FROM.plus(StoredRuns.SPAN), run -> true)
                            .runs()
                            .size();
                }
            }
        },
        /** A Jackson tree of each document, on as many threads as there are processors. */
        JACKSON {
            @Override
            long count(Path folder) throws IOException {
                ObjectMapper mapper = new ObjectMapper();
                return total(folder, file -> {
                    JsonNode run = tree(mapper, file);
                    return run.path("run_id").isTextual() && run.path("status").isTextual() ? 1 : 0;
                });
            }
        },
        /** DuckDB, asked for the columns that a table of runs shows. */
        DUCKDB {
            @Override
            long count(Path folder) throws SQLException {
                String documents = folder.resolve("run_metadata") + "/*/*/*/*.json";
                String columns = "{run_id: 'VARCHAR', command: 'VARCHAR', subcommand: 'VARCHAR', status: 'VARCHAR',"
                        + " started_at: 'TIMESTAMPTZ', completed_at: 'TIMESTAMPTZ', total_files: 'BIGINT',"
                        + " failed_count: 'BIGINT', error_type: 'VARCHAR', error_message: 'VARCHAR'}";
                try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                        Statement statement = connection.createStatement();
                        ResultSet runs = statement.executeQuery("select * from read_json('" + documents
                                + "', columns = " + columns + ") order by started_at desc")) {
                    long count = 0;
                    while (runs.next()) {
                        count += runs.getString("run_id").isEmpty() ? 0 : 1;
                    }
                    return count;
                }
            }
        },
        /**
         * The floor of any Java program: each document's bytes, on as many threads as there are processors, and nothing
         * made of them.
         */
        BYTES {
            @Override
            long count(Path folder) throws IOException {
                return total(folder, file -> bytes(file).length > 0 ? 1 : 0);
            }
        };

        abstract long count(Path folder) throws IOException, SQLException;

        private static long total(Path folder, ToLongFunction<Path> reader) throws IOException {
            List<Path> files;
            try (Stream<Path> paths = Files.walk(folder.resolve("run_metadata"))) {
                files = paths.filter(path -> path.toString().endsWith(".json")).toList();
            }
            return files.parallelStream().mapToLong(reader).sum();
        }

        private static JsonNode tree(ObjectMapper mapper, Path file) {
            try {
                return mapper.readTree(bytes(file));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static byte[] bytes(Path file) {
            try {
                return Files.readAllBytes(file);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /**
     * Runs the comparison and prints a line for each variant; run it in the repository's folder.
     *
     * @param arguments folder, runs, rounds; or a variant and a folder, for one shot
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        if (Arrays.stream(Variant.values()).anyMatch(variant -> variant.name().equals(arguments[0]))) {
            System.out.println(Variant.valueOf(arguments[0]).count(Path.of(arguments[1])));
            return;
        }
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        if (!Files.exists(folder)) {
            try (TrackingStorage storage = TrackingStorage.open(folder.toString())) {
                StoredRuns.write(storage, runs);
            }
        }
        compare(folder, runs, rounds);
    }

    private static void compare(Path folder, int runs, int rounds) throws IOException, InterruptedException {
        Map<String, List<String>> commands = new LinkedHashMap<>();
        for (Variant variant : Variant.values()) {
            commands.put(variant.name().toLowerCase(Locale.ROOT), command(variant, folder));
        }
        commands.put("runs list", runsList(folder));
        Map<String, List<Shot>> shots = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) { // the first one warms the page cache
            for (Map.Entry<String, List<String>> each : commands.entrySet()) {
                Shot shot = Shot.of(each.getValue());
                if (shot.count() < runs) { // a table has lines of its own beside those of the runs
                    throw new IllegalStateException(each.getKey() + " found " + shot.count() + " runs of " + runs);
                }
                if (round > 0) {
                    shots.computeIfAbsent(each.getKey(), first -> new ArrayList<>())
                            .add(shot);
                }
            }
        }
        report(shots);
    }

    private static List<String> command(Variant variant, Path folder) {
        String path = BUILT.resolve("benchmarks.jar")
                + System.getProperty("path.separator")
                + BUILT.resolve("lib").resolve("duckdb_jdbc.jar");
        return List.of(java(), "-cp", path, ListingBenchmark.class.getName(), variant.name(), folder.toString());
    }

    private static List<String> runsList(Path folder) {
        String jar = Path.of("cli", "target", "runtrack.jar").toString();
        return List.of(
                java(),
                "-jar",
                jar,
                "runs",
                "list",
                "--path",
                folder.toString(),
                "--from",
                "2026-01-01",
                "--to",
                "2026-01-31");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void report(Map<String, List<Shot>> shots) {
        PrintStream out = System.out;
        long ours = median(shots.getOrDefault("ours", List.of()), Shot::wallMillis);
        out.printf(Locale.ROOT, "%-12s %10s %10s %10s %8s%n", "variant", "wall ms", "min", "cpu ms", "ratio");
        shots.forEach((name, all) -> out.printf(
                Locale.ROOT,
                "%-12s %10d %10d %10d %8.2f%n",
                name,
                median(all, Shot::wallMillis),
                all.stream().mapToLong(Shot::wallMillis).min().orElse(0),
                median(all, Shot::cpuMillis),
                (double) median(all, Shot::wallMillis) / ours));
    }

    private static long median(List<Shot> shots, ToLongFunction<Shot> figure) {
        return shots.stream()
                .mapToLong(figure)
                .sorted()
                .skip(shots.size() / 2)
                .findFirst()
                .orElse(0);
    }
}
