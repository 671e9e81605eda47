package io.runtrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More runs than the JVM has room for. */
class LittleMemoryTest {
    private static final int RUNS = 2_000;

    @TempDir
    private Path folder;

    @Test
    void saysInOneLineThatMemoryIsShort() throws IOException, InterruptedException {
        StoredTree tree = StoredTree.withRunOfEachStatus(folder.resolve("tracked"));
        String text = "x".repeat(8_000);
        for (int i = 0; i < RUNS; i++) {
            tree.metadata("2025/01/20", "run-" + i, """
                    {"run_id": "run-%1$d", "command": "extract", "started_at": "2025-01-20T08:00:00.%1$06d+00:00",
                     "completed_at": "2025-01-20T08:01:00.000000+00:00", "status": "success", "config_path": "%2$s"}
                    """.formatted(i, text + i));
        }
        Path err = folder.resolve("err");

        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx12m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "runs",
                        "list",
                        "--from",
                        "2025-01-20",
                        "--limit",
                        "100000",
                        "--path",
                        folder.resolve("tracked").toString()))
                .redirectError(err.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .start();

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(Files.readString(err))
                .startsWith("runtrack: there is not enough memory: this JVM may use ")
                .contains("RUNTRACK_JAVA_OPTS=-Xmx2g")
                .hasLineCount(1);
    }
}
