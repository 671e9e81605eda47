package io.runtrack.benchmarks;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.TrackingStorage;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * What it takes to bring executors' records to the driver: a job of two executors that does next to nothing for each
 * file, with agents on all JVMs and without. The driver has 512 MB. Arguments: a folder of Spark's jars; a folder for
 * the runs, which is made anew; files (5,000,000). Run it in the repository's folder, when the agent is built.
 */
public final class SparkRecords {
    private static final int FILES_A_TASK = 250_000;
    private static final Predicate<String> EXECUTOR = line -> line.contains("CoarseGrainedExecutorBackend");

    private SparkRecords() {}

    /** The job, on the cluster that it is started with. */
    public static final class Application {
        private Application() {}

        /**
         * Processes files, and waits until its executors have ended, whatever they have left to do.
         *
         * @param arguments how many files
         */
        public static void main(String[] arguments) throws Exception {
            JavaSparkContext spark = new JavaSparkContext(new SparkConf().setAppName("Many files"));
            PrintStream out = System.out;
            while (spark.parallelize(List.of(1, 2, 3, 4), 4)
                            .map(task -> ProcessHandle.current().pid())
                            .distinct()
                            .count()
                    < 2) {
                TimeUnit.MILLISECONDS.sleep(100); // until both executors are there
            }
            long start = System.nanoTime();
            process(spark, Integer.parseInt(arguments[0]));
            out.println("job took " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) + " ms");
            List<ProcessHandle> executors =
                    ProcessHandle.current().descendants().toList();
            spark.close();
            for (ProcessHandle executor : executors) {
                executor.onExit().get(1, TimeUnit.MINUTES);
            }
        }

        @TrackedCommand("many-files")
        static void process(JavaSparkContext spark, int files) {
            int tasks = Math.max(2, files / FILES_A_TASK);
            int each = files / tasks;
            spark.parallelize(IntStream.range(0, tasks).boxed().toList(), tasks).foreach(task -> {
                for (int file = 0; file < each; file++) {
                    process("in/" + task + "/" + file + ".wav");
                }
            });
        }

        @TrackedFile
        static void process(String path) {
            if (path.isEmpty()) {
                throw new IllegalArgumentException();
            }
        }
    }

    /**
     * Runs the job without agents and with them, and prints what each took.
     *
     * @param arguments jars, folder, files
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        SparkHome spark = new SparkHome(
                Path.of(arguments[0]).toAbsolutePath(), Path.of(arguments[1]).toAbsolutePath());
        int files = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5_000_000;
        Files.createDirectories(spark.folder());
        run(spark, files, false);
        run(spark, files, true);
    }

    private static void run(SparkHome spark, int files, boolean tracked) throws IOException, InterruptedException {
        Path runs = spark.folder().resolve("runs");
        delete(runs);
        String classes = Path.of("benchmarks/target/classes").toAbsolutePath()
                + File.pathSeparator
                + Path.of("annotations/target/classes").toAbsolutePath()
                + File.pathSeparator;
        String agent =
                "-javaagent:" + Path.of("agent/target/runtrack-agent.jar").toAbsolutePath() + "=path=" + runs;
        List<String> options = new ArrayList<>(List.of(
                "-Xmx512m", "-Dspark.master=local-cluster[2,1,1024]", "-Dspark.executor.extraClassPath=" + classes));
        if (tracked) {
            options.addAll(List.of(agent, "-Dspark.executor.extraJavaOptions=" + agent));
        }
        ProcessTree tree = new ProcessTree(
                spark.jvm(options, classes, Application.class.getName(), List.of(Integer.toString(files))));
        int exitCode = tree.await();
        if (exitCode != 0) {
            throw new IOException(
                    "exit code " + exitCode + "; see " + spark.folder().resolve("spark.log"));
        }
        PrintStream out = System.out;
        out.printf(
                Locale.ROOT,
                "%-9s %,d files: %s, wall %.1f s; CPU of the driver %.1f s, of the executors %.1f s;"
                        + " memory of the driver %d MB, of an executor %d MB%n",
                tracked ? "tracked" : "untracked",
                files,
                jobTook(spark.folder().resolve("spark.log")),
                tree.wallMillis() / 1e3,
                tree.cpuMillis(EXECUTOR.negate()) / 1e3,
                tree.cpuMillis(EXECUTOR) / 1e3,
                tree.megabytes(EXECUTOR.negate()),
                tree.megabytes(EXECUTOR));
        if (tracked) {
            out.println("on record: " + recorded(runs));
        }
    }

    private static String jobTook(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.startsWith("job took "))
                    .findFirst()
                    .orElse("?");
        }
    }

    private static String recorded(Path runs) {
        StringBuilder all = new StringBuilder();
        try (TrackingStorage storage = TrackingStorage.open(runs.toString())) {
            for (RunMetadata run :
                    storage.listRuns(Instant.EPOCH, Instant.now(), each -> true).runs()) {
                try (Stream<FileProcessingLog> log = storage.readFileLogs(run)) {
                    all.append(String.format(
                            Locale.ROOT,
                            "%s %s, %,d files, %,d records, %d dropped; ",
                            run.command(),
                            run.status(),
                            run.totalFiles(),
                            log.count(),
                            run.droppedRecords()));
                }
            }
        }
        return all.toString();
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each :
                        all.sorted((one, other) -> other.compareTo(one)).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
