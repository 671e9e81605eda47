package io.runtrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.annotations.FileStatus;
import io.runtrack.answer.Field;
import io.runtrack.answer.Fields;
import io.runtrack.figures.FigureOptions;
import io.runtrack.figures.FigureReader;
import io.runtrack.figures.Period;
import io.runtrack.figures.WholeFigures;
import io.runtrack.figures.facts.RunOutcome;
import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunEnvironment;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.model.RunStep;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads what {@code export} wrote with DuckDB, by the queries of the page on it. */
class ExportTest {
    private static final Path PAGE = Path.of("..", "docs", "analytics.md");
    private static final Instant START = Instant.parse("2025-01-24T23:30:00.000042Z");
    private static final String HOSTILE = "in/a \"b\",\n\r\t'c'; \u0000\u0001\u007f\\ é 🎧 =1+1 ";

    @TempDir
    private Path folder;

    /** As another writer may have it. */
    @ParameterizedTest
    @ValueSource(strings = {"parquet", "ndjson", "csv"})
    void replacesHalfASurrogatePair(String format) throws IOException, SQLException {
        String half = "a\\ud800b";
        StoredTree tree = new StoredTree(stored());
        tree.metadata("2025/01/25", "half", """
                {"run_id": "half", "command": "%1$s", "started_at": "2025-01-25T08:00:00Z", "status": "failed",
                 "labels": {"team": "%1$s"}, "environment": {"host": "%1$s"}}""".formatted(half));
        tree.files("2025/01/25", "half", "[{\"file_path\": \"%s\", \"status\": \"failed\"}]".formatted(half));

        try (Connection duck = exported(format)) {
            assertThat(rows(duck, "SELECT command, labels['team'], environment->>'host' FROM runs"))
                    .containsExactly("a\ufffdb a\ufffdb a\ufffdb");
            assertThat(rows(duck, "SELECT file_path FROM files")).containsExactly("a\ufffdb");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "ndjson", "csv"})
    void showsWhatIsStored(String format) throws IOException, SQLException {
        store();
        try (Connection duck = exported(format)) {
            assertThat(rows(
                            duck,
                            "SELECT run_id, status, day, is_replaced, started_at, completed_at FROM runs ORDER BY ALL"))
                    .containsExactly(
                            "again success 2025-01-25 false 2025-01-25T00:40:00.000042Z null",
                            "first failed 2025-01-25 true 2025-01-25T00:20:00.000042Z null",
                            "other running 2025-01-25 false 2025-01-25T00:30:00.000042Z null",
                            "whole partial_success 2025-01-24 false 2025-01-24T23:30:00.000042Z 2025-01-25T00:00:00.500Z");
            assertThat(rows(
                            duck,
                            "SELECT labels['team'], environment->>'host', steps->0->>'name', steps->0->'read',"
                                    + " total_files, exit_code, error_message FROM runs WHERE run_id = 'whole'"))
                    .containsExactly("q\"a, box load:\n1 7 5 3 " + HOSTILE);
            assertThat(rows(
                            duck,
                            "SELECT file_path, attempt,"
                                    + " started_at, is_final, is_repaired, processing_time_ms, items_read, worker, day FROM files"
                                    + " WHERE run_id = 'whole' AND status = 'success' AND file_path LIKE 'in/a%'"))
                    .containsExactly(HOSTILE + " 2 2025-01-24T23:30:02.000042Z true true 1500 12 null 2025-01-24");
            assertThat(rows(duck, "SELECT agent_name, email, status, reason, smtp_code FROM emails ORDER BY ALL"))
                    .containsExactly("Zoë null skipped No email null", "null a@b.com failed 550 5.1.1 no mailbox 550");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "ndjson", "csv"})
    void countsAsFiguresDo(String format) throws IOException, SQLException {
        store();
        long[] expected = new long[3];
        try (TrackingStorage storage = TrackingStorage.open(stored().toString())) {
            Period period = new Period(Instant.parse("2025-01-24T00:00:00Z"), Instant.parse("2025-01-25T23:59:59Z"));
            WholeFigures figures =
                    new FigureReader(storage, FigureOptions.of(ZoneOffset.UTC), Launch.NOW).readWhole(period);
            for (RunMetadata run : figures.figures().runs()) {
                RunOutcome outcome = figures.outcome(run);
                expected[0] += outcome.success();
                expected[1] += outcome.failed();
                expected[2] += outcome.skipped();
            }
            assertThat(figures.figures().files().repaired()).isEqualTo(2);
        }
        try (Connection duck = exported(format)) {
            assertThat(rows(
                            duck,
                            "SELECT count(*) FILTER (status = 'success'), count(*) FILTER (status = 'failed'),"
                                    + " count(*) FILTER (status = 'skipped'), count(*) FILTER (is_repaired)"
                                    + " FROM files WHERE is_final"))
                    .containsExactly(expected[0] + " " + expected[1] + " " + expected[2] + " 2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "ndjson", "csv"})
    void thePagesQueriesRun(String format) throws IOException, SQLException {
        store();
        try (Connection duck = exported(format)) {
            List<String> queries = queries();
            assertThat(queries).hasSizeGreaterThanOrEqualTo(4);
            for (String query : queries) {
                assertThat(rows(duck, query)).as(query).isNotEmpty();
            }
        }
    }

    @Test
    void replacesDaysThatChangedOrAreGone() throws IOException {
        store();
        String[] export = {"export", "--from", "2025-01-20", "--to", "today", "--format", "csv", "--output", "tables"};
        export[export.length - 1] = tables().toString();
        StoredTree tree = new StoredTree(stored());

        assertThat(tree.launch(export))
                .isEqualTo(new Launch(
                        0,
                        "",
                        "2 days with 4 runs, 10 records of files, 2 records of emails are in " + tables() + "\n"));
        byte[] first = Files.readAllBytes(tables().resolve("files/2025-01-25.csv"));
        Files.writeString(tables().resolve("files/2025-01-25.txt"), "of somebody else");
        Files.writeString(tables().resolve("runs/2025-01-19.csv"), "of another time");
        assertThat(tree.launch(export).exitCode()).isZero();
        assertThat(tables().resolve("files/2025-01-25.csv")).hasBinaryContent(first);

        // A day that cannot be read is not one without runs.
        Path day = stored().resolve("run_metadata/2025/01/24");
        Files.writeString(day.resolve("whole.json"), "[]");
        Launch unreadable = tree.launch(export);
        assertThat(unreadable.exitCode()).isZero();
        assertThat(unreadable.err()).contains("1 document could not be read", "whole.json");
        assertThat(names()).contains("runs/2025-01-24.csv");

        Files.delete(day.resolve("whole.json"));
        assertThat(tree.launch(export).err()).startsWith("1 day with 3 runs");
        assertThat(names())
                .containsExactly(
                        "emails/2025-01-25.csv",
                        "files/2025-01-25.csv",
                        "files/2025-01-25.txt",
                        "runs/2025-01-19.csv",
                        "runs/2025-01-25.csv");
    }

    /** A new field of a run or record must become a column, too. */
    @Test
    void hasTheFieldsOfTheDocuments() throws IOException, SQLException {
        store();
        exported("csv").close();
        String run = Files.readString(Path.of("..", "docs", "run-format.md"))
                .split("```json", 3)[1]
                .split("```", 2)[0];
        String fields = Pattern.compile("^ {2}\"(\\w+)\":", Pattern.MULTILINE)
                .matcher(run)
                .results()
                .map(field -> field.group(1) + ",")
                .collect(Collectors.joining());
        assertThat(heading("runs")).isEqualTo(fields.replace("email_results,", "is_replaced,") + "day");
        assertThat(heading("files")).isEqualTo(names(Fields.FILE) + "is_final,is_repaired,day");
        assertThat(heading("emails")).isEqualTo("run_id," + names(Fields.EMAIL) + "day");
    }

    private String heading(String table) throws IOException {
        return Files.readString(tables().resolve(table + "/2025-01-25.csv"))
                .lines()
                .findFirst()
                .orElse("");
    }

    private static <T> String names(List<Field<T>> fields) {
        return fields.stream().map(field -> field.name() + ",").collect(Collectors.joining());
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        store();
        StoredTree tree = new StoredTree(stored());
        assertThat(tree.launch(
                        "export", "--from", "2025-01-26", "--to", "2025-01-25", "--format", "csv", "--output", "x"))
                .isEqualTo(new Launch(
                        2, "", "runtrack: --from 2025-01-26 is after --to 2025-01-25; give the earlier one first\n"));
        Path file = Files.writeString(folder.resolve("file"), "");
        Launch launch = tree.launch(
                "export", "--from", "2025-01-24", "--to", "2025-01-25", "--format", "csv", "--output", file.toString());
        assertThat(launch.exitCode()).isEqualTo(1);
        assertThat(launch.err()).contains(file.toString()).hasLineCount(1);
        assertThat(tree.launch("export", "--from", "today", "--to", "today", "--format", "orc", "--output", "x")
                        .exitCode())
                .isEqualTo(2);
    }

    /** A run before midnight, with workers after it of which one was done again, and a run that goes on. */
    private void store() {
        try (TrackingStorage storage = TrackingStorage.open(stored().toString())) {
            RunMetadata whole = RunMetadata.builder("whole", "extract", START)
                    .status(RunStatus.PARTIAL_SUCCESS)
                    .completedAt(Instant.parse("2025-01-25T00:00:00.500Z"))
                    .labels(Map.of("team", "q\"a,"))
                    .exitCode(3)
                    .totalFiles(5)
                    .successCount(3)
                    .failedCount(2)
                    .errorMessage(HOSTILE)
                    .build();
            storage.saveRunMetadata(whole.toBuilder()
                    .environment(new RunEnvironment("box", 1L, null, null, null, null, null))
                    .steps(List.of(new RunStep("load:\n1", "completed", null, null, 7, 7, 0, 0, null, null)))
                    .build());
            storage.saveFileLogs(
                    whole,
                    List.of(
                            file(HOSTILE, FileStatus.FAILED, 1, 1),
                            file(HOSTILE, FileStatus.SUCCESS, 2, 2).toBuilder()
                                    .processingTimeMs(1500L)
                                    .itemsRead(12L)
                                    .build(),
                            file("in/b", FileStatus.FAILED, 1, 3),
                            file("in/c", FileStatus.FAILED, 1, 4),
                            file("", FileStatus.SKIPPED, 1, 5)));
            storage.saveEmailLogs(
                    whole,
                    List.of(
                            new EmailResult(
                                    null, null, "a@b.com", EmailStatus.FAILED, "550 5.1.1 no mailbox", 550, null),
                            new EmailResult(null, "Zoë", null, EmailStatus.SKIPPED, "No email", null, null)));
            worker(storage, "first", 50, RunStatus.FAILED, file("in/c", FileStatus.FAILED, 1, 3_100));
            worker(
                    storage,
                    "again",
                    70,
                    RunStatus.SUCCESS,
                    file("in/c", FileStatus.SUCCESS, 1, 4_300),
                    file("in/d", FileStatus.SUCCESS, 1, 4_301));
            RunMetadata other = RunMetadata.builder("other", "extract", START.plusSeconds(3_600))
                    .totalFiles(2)
                    .build();
            storage.saveRunMetadata(other);
            storage.saveFileLogs(
                    other, List.of(file("in/c", FileStatus.FAILED, 1, 1), file("in/e", FileStatus.SUCCESS, 1, 2)));
        }
    }

    private static void worker(
            TrackingStorage storage, String id, int minutes, RunStatus status, FileProcessingLog... files) {
        RunMetadata run = RunMetadata.builder(id, "extract", START.plusSeconds(60L * minutes))
                .status(status)
                .parentRunId("whole")
                .worker("0")
                .totalFiles(files.length)
                .successCount(status == RunStatus.SUCCESS ? files.length : 0)
                .failedCount(status == RunStatus.SUCCESS ? 0 : files.length)
                .build();
        storage.saveRunMetadata(run);
        storage.saveFileLogs(run, List.of(files));
    }

    private static FileProcessingLog file(String path, FileStatus status, int attempt, long second) {
        return FileProcessingLog.builder(status)
                .filePath(path)
                .attempt(attempt)
                .startedAt(START.plusSeconds(second))
                .errorType(status == FileStatus.FAILED ? "IOException" : null)
                .build();
    }

    /** The tables as the page reads them. */
    private Connection exported(String format) throws IOException, SQLException {
        Launch launch = new StoredTree(stored())
                .launch(
                        "export",
                        "--from",
                        "2025-01-24",
                        "--to",
                        "2025-01-25",
                        "--format",
                        format,
                        "--output",
                        tables().toString());
        assertThat(launch.exitCode()).as(launch.err()).isZero();
        Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = duck.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute(block("sql " + format).replace("/data/tables", tables().toString()));
        }
        return duck;
    }

    /** The statements of the page that ask something. */
    private static List<String> queries() throws IOException {
        return Stream.of(block("sql").split(";", -1))
                .filter(query -> !query.isBlank())
                .toList();
    }

    /** All blocks that begin so. */
    private static String block(String heading) throws IOException {
        Matcher block = Pattern.compile("```" + heading + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE, StandardCharsets.UTF_8));
        StringBuilder all = new StringBuilder();
        while (block.find()) {
            all.append(block.group(1));
        }
        assertThat(all).as("```" + heading).isNotEmpty();
        return all.toString();
    }

    private static List<String> rows(Connection duck, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = duck.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join(" ", row));
            }
        }
        return rows;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.walk(tables())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> tables().relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private Path stored() {
        return folder.resolve("stored");
    }

    private Path tables() {
        return folder.resolve("tables");
    }
}
