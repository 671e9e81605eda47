package io.runtrack.storage;

import static io.runtrack.storage.StoredRuns.complete;
import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.fixtures.Prerequisite;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the page on the format, which read the documents with other tools, as they stand there. */
class OtherReadersTest {
    @TempDir
    Path folder;

    @BeforeEach
    void store() {
        try (TrackingStorage storage = TrackingStorage.open(folder.toString())) {
            storage.saveRunMetadata(complete());
            storage.saveFileLogs(complete(), StoredRuns.FILES);
        }
    }

    @Test
    void pythonReadsIt() throws IOException, InterruptedException {
        boolean isThere = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, "python3")));
        if (!isThere) {
            throw Prerequisite.missing("No python3 on the PATH");
        }
        Path output = folder.resolve("output.txt");
        Process python = new ProcessBuilder("python3", "-", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        python.getOutputStream().write(example("python").getBytes(StandardCharsets.UTF_8));
        python.getOutputStream().close();

        assertThat(python.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output).hasContent("1 IOException\n" + StoredRuns.RUN_ID + " report partial_success 4\n");
    }

    @Test
    void duckDbReadsIt() throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet result =
                        connection.createStatement().executeQuery(example("sql").replace("ROOT", folder.toString()))) {
            assertThat(result.next()).isTrue();
            assertThat(result.getString("command")).isEqualTo("report");
            assertThat(result.getLong("runs")).isEqualTo(1);
            assertThat(result.getLong("failed")).isEqualTo(2);
            assertThat(result.getLong("files")).isEqualTo(4);
            assertThat(result.next()).isFalse();
        }
    }

    /** The first block of a language. */
    private static String example(String language) throws IOException {
        String page = Files.readString(Path.of("..", "docs", "run-format.md"));
        Matcher block = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(page);
        assertThat(block.find()).isTrue();
        return block.group(1);
    }
}
