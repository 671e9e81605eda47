package io.runtrack.it.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.ShownDocument;
import io.runtrack.it.stored.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jobs of Spring Batch are on record with their steps and the resources that they read, in each supported major
 * version; of version 6 by its own chunk-oriented step and by the one that it has inherited.
 */
final class SpringBatchIT {
    private static final Path LIBRARIES = Path.of("target/frameworks").toAbsolutePath();
    private static final Path SOURCE = Path.of("src/test/resources/springbatch/BatchHost.java");
    private static final String HOST = "com.acme.batch.BatchHost";

    /** Takes each dialect's classes once. */
    @TempDir
    private static Path compiled;

    @TempDir
    private Path temporary;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(temporary.resolve("a.csv"), "1\n2\n3\n4\n");
        Files.writeString(temporary.resolve("b.csv"), "5\n6\n7\n");
        Files.writeString(temporary.resolve("bad.csv"), "8\nx\n9\ny\n10\n11\n");
        Files.writeString(temporary.resolve("worse.csv"), "p\nq\n");
        Files.writeString(temporary.resolve("many.csv"), "1\n".repeat(50));
        Files.writeString(temporary.resolve("log.properties"), ".level=OFF\n");
    }

    @EachJdk
    void recordsJobsStepsAndResources(Jdk jdk) throws IOException {
        String unreadable = "FlatFileParseException: " + parsing("worse.csv", 1, "p");
        String misread = "FlatFileParseException: " + parsing("bad.csv", 2, "x");
        List<String> expected = List.of(
                "importNumbers success",
                "  step importNumbersStep completed 7 7 0 0",
                "  a.csv success 4 0",
                "  b.csv success 3 0",
                "breaking failed IllegalStateException: four is too much",
                "  step breakingStep failed 6 3 0 0 IllegalStateException: four is too much",
                "  a.csv failed 4 0 IllegalStateException: four is too much",
                "  b.csv success 2 0",
                "breaking success",
                "  step breakingStep completed 4 4 0 0",
                "  a.csv success 1 0",
                "  b.csv success 3 0",
                "skipping success",
                "  step skippingStep completed 11 9 0 4",
                "  a.csv success 4 1",
                "  b.csv success 3 0",
                "  bad.csv success 4 3",
                "unreadable partial_success",
                "  step unreadableStep completed 4 4 0 2",
                "  a.csv success 4 0",
                "  worse.csv failed 0 2 " + unreadable,
                "retrying success",
                "  step retryingStep completed 4 4 0 0",
                "  a.csv success 4 0",
                "notWriting failed IOException: disk full",
                "  step notWritingStep failed 3 0 0 0 IOException: disk full",
                "  a.csv failed 3 0 IOException: disk full",
                "misread failed " + misread,
                "  step misreadStep failed 5 3 0 0 " + misread,
                "  a.csv success 4 0",
                "  bad.csv failed 1 0 " + misread,
                "missing failed ItemStreamException: Failed to initialize the reader",
                "  step missingStep failed 0 0 0 0 ItemStreamException: Failed to initialize the reader",
                "  nowhere.csv failed - - ItemStreamException: Failed to initialize the reader",
                "stopping aborted null: Job stopped",
                "  step stoppingStep stopped 3 3 0 0",
                "  a.csv success 3 0");
        for (String dialect : Dialect.ALL) {
            List<StoredRun> runs = runs(
                    jdk,
                    dialect,
                    "importNumbers",
                    "breaking",
                    "breaking-again",
                    "skipping",
                    "unreadable",
                    "retrying",
                    "notWriting",
                    "misread",
                    "missing",
                    "stopping",
                    "skippingTooMuch",
                    "partitioned",
                    "together",
                    "threads",
                    "outer");
            assertThat(runs.stream().limit(10).flatMap(SpringBatchIT::told))
                    .as(dialect)
                    .containsExactlyElementsOf(expected);
            assertBlamesTheFileOfTheLineThatIsOneTooMany(dialect, runs.get(10));
            assertKeepsPartsAndJobsApartThatRanAtTheSameTime(dialect, runs.subList(11, runs.size()));

            assertThat(runs).extracting(run -> run.text("target_date")).containsOnly("2026-11-29");
            assertThat(runs.get(1).metadata().get("labels"))
                    .hasToString("{\"spring_batch.job_instance_id\":\"2\",\"spring_batch.job_execution_id\":\"2\"}");
            assertThat(runs.get(2).metadata().get("labels"))
                    .as("the same instance")
                    .hasToString("{\"spring_batch.job_instance_id\":\"2\",\"spring_batch.job_execution_id\":\"3\"}");
            assertThat(runs.get(1).files().get(0).path("error_stack").asText()).contains("four is too much");
            ShownDocument.of("frameworks.md", "Spring Batch")
                    .assertShows(run("misread", runs).metadata(), "command", "name");
        }
    }

    private static void assertBlamesTheFileOfTheLineThatIsOneTooMany(String dialect, StoredRun run) {
        assertThat(run.text("status")).as(dialect).isEqualTo("failed");
        assertThat(run.files())
                .as(dialect)
                .extracting(file -> Path.of(file.get("file_path").asText()).getFileName() + " "
                        + file.get("status").asText() + " "
                        + file.get("error_type").asText())
                .containsExactlyInAnyOrder("a.csv success null", "bad.csv failed " + run.text("error_type"));
    }

    private void assertKeepsPartsAndJobsApartThatRanAtTheSameTime(String dialect, List<StoredRun> runs) {
        String misread = "FlatFileParseException: " + parsing("bad.csv", 2, "x");
        Map<String, List<String>> byCommand = new TreeMap<>();
        runs.forEach(
                run -> byCommand.put(run.text("command"), told(run).sorted().toList()));

        assertThat(byCommand)
                .as(dialect)
                .containsOnlyKeys("inner", "other", "outer", "partitioned", "threads", "together");
        assertThat(byCommand.get("partitioned"))
                .containsExactly(
                        "  a.csv success 4 0",
                        "  b.csv success 3 0",
                        "  bad.csv failed 1 0 " + misread,
                        "  step manager failed 8 7 0 0 JobExecutionException: "
                                + "Partition handler returned an unsuccessful step",
                        "  step worker:a.csv completed 4 4 0 0",
                        "  step worker:b.csv completed 3 3 0 0",
                        "  step worker:bad.csv failed 1 0 0 0 " + misread,
                        "partitioned failed " + misread);
        assertThat(byCommand.get("threads"))
                .containsExactly(
                        "  a.csv success 4 0",
                        "  b.csv success 3 0",
                        "  many.csv success 50 0",
                        "  step threadsStep completed 57 57 0 0",
                        "threads success");
        assertThat(byCommand.get("outer")).containsExactly("  step nestingStep completed 0 0 0 0", "outer success");
        assertThat(run("inner", runs).text("parent_run_id"))
                .isEqualTo(run("outer", runs).text("run_id"));
        for (String each : List.of("other", "together")) {
            assertThat(byCommand.get(each))
                    .containsExactly(
                            "  a.csv success 4 0",
                            "  b.csv success 3 0",
                            "  step " + (each.equals("other") ? "right" : "left") + "Step completed 7 7 0 0",
                            each + " success");
        }
    }

    @EachJdk
    void tellsWhichStepWentOnWhenTheProcessDied(Jdk jdk) throws IOException {
        StoredRun died = host(jdk, "5.2").died(HOST, temporary.toString(), "dying");

        assertThat(told(died))
                .containsExactly(
                        "dying aborted null: Process died before the command completed (recovered)",
                        "  step dyingStep started 0 0 0 0",
                        "  a.csv failed - - ProcessDied: Process died before the command completed (recovered)");
        assertThat(died.metadata().at("/steps/0/completed_at").isNull()).isTrue();
    }

    private static StoredRun run(String command, List<StoredRun> runs) {
        return runs.stream()
                .filter(each -> each.text("command").equals(command))
                .findFirst()
                .orElseThrow();
    }

    private String parsing(String file, int line, String input) {
        return "Parsing error at line: " + line + " in resource=[file [" + temporary.resolve(file) + "]], input=["
                + input + "]";
    }

    private List<StoredRun> runs(Jdk jdk, String dialect, String... jobs) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(temporary.toString()));
        arguments.addAll(List.of(jobs));
        return host(jdk, dialect).runs(HOST, arguments.toArray(String[]::new));
    }

    private CapturedHost host(Jdk jdk, String dialect) throws IOException {
        List<Path> classPath = new ArrayList<>();
        try (Stream<Path> jars = Files.list(LIBRARIES.resolve("spring-batch-" + Dialect.version(dialect)))) {
            jars.forEach(classPath::add);
        }
        classPath.add(classes(dialect, List.copyOf(classPath)));
        return new CapturedHost(jdk, temporary, classPath.toArray(Path[]::new))
                .option("-Djava.util.logging.config.file=" + temporary.resolve("log.properties"));
    }

    private static Path classes(String dialect, List<Path> libraries) throws IOException {
        Path folder = compiled.resolve(dialect);
        if (Files.exists(folder)) {
            return folder.resolve("classes");
        }
        Path source = Files.createDirectories(folder).resolve("BatchHost.java");
        Files.writeString(source, Dialect.translate(Files.readString(SOURCE), dialect));
        String path = String.join(
                java.io.File.pathSeparator,
                libraries.stream().map(Path::toString).toList());
        int failed = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "-proc:none",
                        "-nowarn",
                        "-Xlint:none",
                        "--release",
                        "17",
                        "-parameters",
                        "-d",
                        folder.resolve("classes").toString(),
                        "-cp",
                        path,
                        source.toString());
        assertThat(failed).isZero();
        return folder.resolve("classes");
    }

    private static Stream<String> told(StoredRun run) {
        List<String> lines = new ArrayList<>();
        lines.add(run.text("command") + " " + run.text("status") + error(run.metadata()));
        run.metadata()
                .path("steps")
                .forEach(step -> lines.add("  step "
                        + texts(step, "name", "status", "read", "written", "filtered", "skipped") + error(step)));
        run.files()
                .forEach(file -> lines.add("  "
                        + Path.of(file.get("file_path").asText()).getFileName() + " "
                        + texts(file, "status", "items_read", "items_skipped") + error(file)));
        return lines.stream();
    }

    private static String texts(JsonNode node, String... fields) {
        return String.join(
                " ",
                Stream.of(fields)
                        .map(field -> node.path(field).asText("-"))
                        .map(text -> text.isEmpty() ? "-" : text)
                        .toList());
    }

    private static String error(JsonNode node) {
        JsonNode message = node.path("error_message");
        return message.isNull() ? "" : " " + node.path("error_type").asText() + ": " + message.asText();
    }

    /** How the host is written for a version: its source is that of version 5. */
    private static final class Dialect {
        static final List<String> ALL = List.of("4.3", "5.2", "6.0", "6.0 chunk-oriented");

        private static final Map<String, String> MOVED = Map.of(
                "Job", "job",
                "JobExecution", "job",
                "Step", "step",
                "StepExecution", "step",
                "StepExecutionListener", "listener",
                "JobParametersBuilder", "job.parameters");

        static String version(String dialect) {
            return dialect.replace(" chunk-oriented", "");
        }

        static String translate(String source, String dialect) {
            return switch (dialect) {
                case "4.3" -> old(source);
                case "5.2" -> source;
                case "6.0" -> moved(source);
                default -> moved(source).replace("chunk(3, transactions)", "chunk(3).transactionManager(transactions)");
            };
        }

        private static String old(String source) {
            return source.replace("TaskExecutorJobLauncher", "SimpleJobLauncher")
                    .replace("core.StepExecutionListener;", "core.listener.StepExecutionListenerSupport;")
                    .replace("new StepExecutionListener()", "new StepExecutionListenerSupport()")
                    .replaceAll("new JobBuilder\\((\\w+), repository\\)", "new JobBuilder($1).repository(repository)")
                    .replaceAll(
                            "new StepBuilder\\(([^,]+), repository\\)",
                            "new StepBuilder($1).repository(repository).transactionManager(transactions)")
                    .replace("chunk(3, transactions)", "chunk(3)");
        }

        private static String moved(String source) {
            String text = source;
            for (Map.Entry<String, String> each : MOVED.entrySet()) {
                text = text.replace(
                        "batch.core." + each.getKey() + ";",
                        "batch.core." + each.getValue() + "." + each.getKey() + ";");
            }
            return text.replace("batch.item.", "batch.infrastructure.item.")
                    .replace("core.partition.support.Partitioner", "core.partition.Partitioner")
                    .replace("new AbstractStep()", "new AbstractStep(repository)")
                    .replace("JobRepositoryFactoryBean", "JdbcJobRepositoryFactoryBean");
        }
    }
}
