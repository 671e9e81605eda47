package io.runtrack.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The delivery report of a week over many small runs of 40 days: by the command line and by Spark in one process of two
 * threads, with indexes of the runs and without. Arguments: a folder of Spark's jars; a folder, made and filled unless
 * it is there; runs (10,000). Run it in the repository's folder, when command line and Spark's part are built.
 */
public final class ClusterReport {
    private static final Instant FROM = Instant.parse("2026-06-01T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(40);
    private static final int FILES = 5;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String[] FORMATS = {"html", "csv", "json", "xlsx", "md"};

    private final SparkHome spark;
    private final Path folder;
    private final int runs;

    private ClusterReport(SparkHome spark, Path folder, int runs) {
        this.spark = spark;
        this.folder = folder;
        this.runs = runs;
    }

    /**
     * Makes the runs and the reports, and prints what each took.
     *
     * @param arguments jars, folder, runs
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[1]).toAbsolutePath();
        int runs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10_000;
        Path work = Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-reports"));
        ClusterReport report =
                new ClusterReport(new SparkHome(Path.of(arguments[0]).toAbsolutePath(), work), folder, runs);
        if (!Files.exists(folder)) {
            IntStream.range(0, runs).parallel().forEach(report::write);
        }
        report.both("");
        report.measure("compact", report.commandLine("compact", "--path", folder.toString()));
        report.both(", compacted");
    }

    private void both(String when) throws IOException, InterruptedException {
        Path config = Files.writeString(spark.folder().resolve("report.yaml"), "title: Many runs\n");
        List<String> options = List.of(
                "--config",
                config.toString(),
                "--path",
                folder.toString(),
                "--date-from",
                "2026-07-04",
                "--date-to",
                "2026-07-10",
                "--format",
                String.join(",", FORMATS),
                "--output");
        List<String> here = new ArrayList<>(List.of("delivery-report"));
        here.addAll(options);
        here.add(spark.folder().resolve("here").toString());
        measure("command line" + when, commandLine(here.toArray(String[]::new)));
        List<String> there = new ArrayList<>(List.of(
                "--master",
                "local[2]",
                "--class",
                "io.runtrack.spark.DeliveryReportJob",
                "spark/target/runtrack-spark.jar"));
        there.addAll(options);
        there.add(spark.folder().resolve("there").toString());
        measure("local[2]" + when, spark.jvm(List.of("-Xmx4g"), "", "org.apache.spark.deploy.SparkSubmit", there));
        for (String format : FORMATS) {
            String name = "delivery-report." + format;
            if (Files.mismatch(
                            spark.folder().resolve("here").resolve(name),
                            spark.folder().resolve("there").resolve(name))
                    >= 0) {
                throw new IllegalStateException(name + " differs");
            }
        }
    }

    private ProcessBuilder commandLine(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx4g",
                "-jar",
                "cli/target/runtrack.jar"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(spark.folder().resolve("runtrack.log").toFile());
    }

    private void measure(String what, ProcessBuilder command) throws IOException, InterruptedException {
        command.environment().put("SOURCE_DATE_EPOCH", "1785000000");
        ProcessTree tree = new ProcessTree(command);
        int exitCode = tree.await();
        if (exitCode != 0) {
            throw new IOException(what + ": exit code " + exitCode + "; see the logs in " + spark.folder());
        }
        long cpu = tree.cpuMillis(any -> true);
        PrintStream out = System.out;
        out.printf(
                Locale.ROOT,
                "%,d runs, %s: wall %.1f s, CPU %.1f s, %.2f ms a run, %d MB%n",
                runs,
                what,
                tree.wallMillis() / 1e3,
                cpu / 1e3,
                (double) cpu / runs,
                tree.megabytes(any -> true));
    }

    private void write(int number) {
        Instant started = FROM.plusMillis(SPAN.toMillis() * number / runs);
        String id = String.format(Locale.ROOT, "run-%07d", number);
        boolean failed = number % 10 == 0;
        try {
            write(
                    "run_metadata",
                    started,
                    id + ".json",
                    "{\"run_id\": \"" + id + "\", \"command\": \"" + (number % 4 == 0 ? "extract" : "transcribe")
                            + "\", \"started_at\": \"" + started + "\", \"completed_at\": \""
                            + started.plusSeconds(60 + number % 50) + "\", \"status\": \""
                            + (failed ? "partial_success" : "success") + "\", \"total_files\": " + FILES
                            + ", \"success_count\": " + (failed ? FILES - 1 : FILES) + ", \"failed_count\": "
                            + (failed ? 1 : 0) + "}\n");
            StringBuilder log = new StringBuilder();
            for (int file = 0; file < FILES; file++) {
                log.append(file == 0 ? "[\n" : ",\n").append(record(id, number, file, failed && file == 0, started));
            }
            write("file_logs", started, id + "_files.json", log.append("\n]\n").toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String record(String run, int number, int file, boolean fails, Instant started) {
        String error = fails
                ? "\"error_type\": \"IOException\", \"error_message\": \"no frame " + number + " here\""
                : "\"error_type\": null, \"error_message\": null";
        return "{\"run_id\": \"" + run + "\", \"file_path\": \"/data/" + number / 2 + "/call-" + file
                + ".wav\", \"file_type\": \"audio\", \"agent_id\": \"A" + number % 100 + "\", \"status\": \""
                + (fails ? "failed" : "success") + "\", " + error + ", \"processing_time_ms\": " + 100 * file
                + ", \"output_path\": null, \"started_at\": \"" + started + "\", \"attempt\": 1,"
                + " \"error_stack\": null}";
    }

    private void write(String kind, Instant started, String name, String text) throws IOException {
        Path day = Files.createDirectories(folder.resolve(kind).resolve(DAY.format(started)));
        try (BufferedWriter out = Files.newBufferedWriter(day.resolve(name))) {
            out.write(text);
        }
    }
}
