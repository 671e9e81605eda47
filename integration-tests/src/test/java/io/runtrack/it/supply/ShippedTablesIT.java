package io.runtrack.it.supply;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.annotations.FileStatus;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line's jar has all that Parquet needs, though parts of its library are left out. */
class ShippedTablesIT {
    private static final Instant START = Instant.parse("2026-07-01T02:00:00Z");
    private static final int FILES = 20_000;

    @TempDir
    Path folder;

    @Test
    void writesTablesInLittleMemory() throws IOException, InterruptedException, SQLException {
        store();
        Path output = folder.resolve("output");
        Process export = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-jar",
                        ShippedJar.COMMAND_LINE.file().toString(),
                        "export",
                        "--path",
                        folder.resolve("tracking").toString(),
                        "--from",
                        "2026-07-01",
                        "--to",
                        "2026-07-01",
                        "--format",
                        "parquet",
                        "--output",
                        folder.resolve("tables").toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(export.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(output)
                .hasContent("1 day with 1 run, 20,000 records of files, 0 records of emails are in "
                        + folder.resolve("tables"));
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet result = duck.createStatement()
                        .executeQuery("SELECT count(*), max(length(file_path)), labels['team'] FROM '"
                                + folder.resolve("tables/files/*.parquet") + "' files JOIN '"
                                + folder.resolve("tables/runs/*.parquet")
                                + "' runs USING (run_id) WHERE is_final GROUP BY ALL")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getInt(1)).isEqualTo(FILES);
            assertThat(result.getInt(2)).isEqualTo(1_000);
            assertThat(result.getString(3)).isEqualTo("qa");
        }
    }

    private void store() {
        RunMetadata run = RunMetadata.builder("night", "extract", START)
                .status(RunStatus.SUCCESS)
                .totalFiles(FILES)
                .successCount(FILES)
                .labels(Map.of("team", "qa"))
                .build();
        List<FileProcessingLog> files = IntStream.range(0, FILES)
                .mapToObj(file -> FileProcessingLog.builder(FileStatus.SUCCESS)
                        .filePath(String.format("%01000d", file))
                        .startedAt(START.plusMillis(file))
                        .build())
                .toList();
        try (TrackingStorage storage =
                TrackingStorage.open(folder.resolve("tracking").toString())) {
            storage.saveRunMetadata(run);
            storage.saveFileLogs(run, files);
        }
    }
}
