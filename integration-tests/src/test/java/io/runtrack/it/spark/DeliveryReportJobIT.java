package io.runtrack.it.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.annotations.FileStatus;
import io.runtrack.fixtures.Slow;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report as {@code spark-submit} makes it is what the command line makes of the same runs, to the byte. */
@Slow
final class DeliveryReportJobIT {
    private static final Instant START = Instant.parse("2026-07-01T20:00:00Z");
    private static final String[] FORMATS = {"html", "csv", "json", "xlsx", "md"};

    @TempDir
    private Path folder;

    @BeforeEach
    void storeNights() throws IOException {
        try (TrackingStorage storage = TrackingStorage.open(tracked().toString())) {
            for (int night = 0; night < 12; night++) {
                storeNight(storage, night);
            }
        }
        Files.writeString(tracked().resolve("run_metadata/2026/07/09/torn.json"), "{\"run_id\": \"torn\", ");
        Files.writeString(folder.resolve("report.yaml"), """
                title: Nights
                zone: Europe/Berlin
                thresholds: {failed_files_percent: 1}
                expected:
                  - {command: extract, every: day, by: "09:00", count: 3}
                """);
    }

    @Test
    void writesInOneProcessWhatTheCommandLineWrites() throws IOException {
        FinishedJvm here = commandLine(tracked().toString(), folder.resolve("here"));
        FinishedJvm job = submit(
                SparkVersion.SPARK_3_5,
                "local[2]",
                report("file://" + tracked(), folder.resolve("job").toString()));

        assertThat(here.exitCode()).as("%s: above the threshold", here).isEqualTo(1);
        assertThat(job.exitCode()).as("%s", job).isEqualTo(1);
        assertThat(lines(job)).isEqualTo(lines(here)).hasSize(1);
        assertThat(job.errors()).contains("torn.json");
        assertSameReports(folder.resolve("here"), folder.resolve("job"));
    }

    /** By what Hadoop calls a file system, both ways. */
    @Test
    void executorsReadByHadoop() throws IOException {
        commandLine(tracked().toString(), folder.resolve("here"));
        FinishedJvm job = submit(
                SparkVersion.SPARK_4_0,
                SparkVersion.CLUSTER,
                report("viewfs://cluster/tracked", "viewfs://cluster/reports/july"));

        assertThat(job.exitCode()).as("%s", job).isEqualTo(1);
        assertThat(job.errors()).contains("wrote viewfs://cluster/reports/july/delivery-report.html");
        assertSameReports(folder.resolve("here"), folder.resolve("reports/july"));
    }

    @Test
    void saysInOneLineWhatIsWrong() throws IOException {
        String tracked = tracked().toString();
        assertRefused(2, "--formats", with(report(tracked, "out"), "--formats", "html"));
        assertRefused(2, "--format yaml", with(report(tracked, "out"), "--format", "yaml"));
        assertRefused(
                1,
                "no folder " + folder.resolve("mistyped"),
                report(folder.resolve("mistyped").toString(), "out"));
        assertRefused(2, "unknown storage 'ftp'", report("ftp://host/tracked", "out"));
        assertRefused(1, "s3a: Spark has no file system for this scheme", report("s3a://bucket/tracked", "out"));
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private void assertRefused(int exitCode, String reason, String... arguments) throws IOException {
        FinishedJvm job = submit(SparkVersion.SPARK_3_5, "local[1]", arguments);
        assertThat(job.exitCode()).as("%s", job).isEqualTo(exitCode);
        assertThat(lines(job)).as("%s", job).singleElement().asString().contains(reason);
        assertThat(job.output()).isEmpty();
    }

    private FinishedJvm submit(SparkVersion spark, String master, String... arguments) throws IOException {
        return spark.submit(
                        Jdk.oldest(),
                        folder,
                        master,
                        ForkedJvm.sparkJar(),
                        "io.runtrack.spark.DeliveryReportJob",
                        arguments)
                .option(
                        "-Dspark.hadoop.fs.viewfs.mounttable.cluster.link./tracked="
                                + tracked().toUri(),
                        "-Dspark.hadoop.fs.viewfs.mounttable.cluster.link./reports="
                                + Files.createDirectories(folder.resolve("reports"))
                                        .toUri())
                .environment("SOURCE_DATE_EPOCH", "1785000000")
                .run();
    }

    private FinishedJvm commandLine(String path, Path output) {
        return ForkedJvm.on(Jdk.oldest(), folder)
                .classPath(ForkedJvm.cliJar())
                .environment("SOURCE_DATE_EPOCH", "1785000000")
                .main("io.runtrack.cli.Main", with(new String[] {"delivery-report"}, report(path, output.toString())))
                .run();
    }

    private String[] report(String path, String output) {
        return new String[] {
            "--config",
            folder.resolve("report.yaml").toString(),
            "--path",
            path,
            "--date-from",
            "2026-07-08",
            "--date-to",
            "2026-07-12",
            "--format",
            String.join(",", FORMATS),
            "--output",
            output,
            "--fail-on-threshold"
        };
    }

    private static String[] with(String[] arguments, String... more) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /** What runtrack complains of, among what Spark logs. */
    private static List<String> lines(FinishedJvm process) {
        return process.errors()
                .lines()
                .filter(line -> line.startsWith("runtrack: "))
                .toList();
    }

    private static void assertSameReports(Path one, Path other) throws IOException {
        for (String format : FORMATS) {
            Path name = Path.of("delivery-report." + format);
            assertThat(one.resolve(name)).isNotEmptyFile();
            assertThat(Files.mismatch(one.resolve(name), other.resolve(name)))
                    .as("%s differs from byte", other.resolve(name))
                    .isEqualTo(-1);
        }
    }

    private Path tracked() {
        return folder.resolve("tracked");
    }

    /**
     * A run and three workers of it, files that fail, one that the next night redoes, emails, a re-run each third
     * night.
     */
    private static void storeNight(TrackingStorage storage, int night) {
        Instant start = START.plusSeconds(86_400L * night);
        String id = "night-" + night;
        store(storage, run(id, start, RunStatus.PARTIAL_SUCCESS).build(), "m", night % 2 == 0);
        for (int worker = 0; worker < 3; worker++) {
            store(
                    storage,
                    run(id + "-" + worker, start.plusSeconds(60), worker == 2 ? RunStatus.FAILED : RunStatus.SUCCESS)
                            .parentRunId(id)
                            .worker(Integer.toString(worker))
                            .errorType(worker == 2 ? "IOException" : null)
                            .errorMessage(worker == 2 ? "no route to host storage-" + night : null)
                            .build(),
                    Integer.toString(worker),
                    worker == 2);
        }
        if (night % 3 == 0) {
            store(
                    storage,
                    run(id + "-again", start.plusSeconds(40_000), RunStatus.SUCCESS)
                            .rerunOf(id)
                            .build(),
                    "m",
                    false);
        }
    }

    private static RunMetadata.Builder run(String id, Instant start, RunStatus status) {
        return RunMetadata.builder(id, "extract", start)
                .completedAt(start.plusSeconds(1_000 + id.length() * 100L))
                .status(status)
                .labels(Map.of("team", "\"ü\n"))
                .totalFiles(20)
                .successCount(status == RunStatus.SUCCESS ? 20 : 17)
                .failedCount(status == RunStatus.SUCCESS ? 0 : 3)
                .emailsSent(1)
                .emailsFailed(1);
    }

    private static void store(TrackingStorage storage, RunMetadata run, String part, boolean fails) {
        List<FileProcessingLog> files = new ArrayList<>();
        for (int file = 0; file < 20; file++) {
            boolean failed = fails && file % 7 == 0;
            files.add(FileProcessingLog.builder(failed ? FileStatus.FAILED : FileStatus.SUCCESS)
                    .filePath("/in/" + part + "/" + file + ".wav")
                    .fileType("audio")
                    .agentId("A" + file % 4)
                    .errorType(failed ? "IOException" : null)
                    .errorMessage(failed ? "no frame " + run.runId().length() + " in " + file + ".wav" : null)
                    .startedAt(run.startedAt().plusSeconds(file))
                    .processingTimeMs(10L * file)
                    .build());
        }
        storage.saveRunMetadata(run);
        storage.saveFileLogs(run, files);
        storage.saveEmailLogs(
                run,
                List.of(
                        new EmailResult("A1", "Ann", "ann@example.com", EmailStatus.SENT, null, null, null),
                        new EmailResult("A2", "Bob", "bob@example.com", EmailStatus.FAILED, "full", 552, null)));
    }
}
