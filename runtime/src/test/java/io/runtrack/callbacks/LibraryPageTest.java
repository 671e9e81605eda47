package io.runtrack.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on the library shows Java that compiles, runs, and leaves what it says. */
class LibraryPageTest {
    private static final Pattern BLOCK = Pattern.compile("<!-- run -->\\s+```java\\n(.*?)```", Pattern.DOTALL);
    private static final String CLASS = """
            import io.runtrack.annotations.*;
            import io.runtrack.callbacks.*;
            import io.runtrack.model.*;
            import io.runtrack.storage.*;
            import io.runtrack.tracking.*;
            import java.io.IOException;
            import java.time.Instant;
            import java.util.*;
            import java.util.stream.Stream;

            public class Page {
                public static void run(String trackingPath, List<String> files) throws Exception {
                    %s
                    storage.close();
                }

                static String process(String file) throws IOException {
                    if (file.contains("broken")) {
                        throw new IOException("broken");
                    }
                    return file + ".json";
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void showsJavaThatDoesWhatItSays() throws Exception {
        List<String> blocks = blocks();
        assertThat(blocks).hasSize(4);
        StringBuilder body = new StringBuilder(blocks.get(0));
        blocks.subList(1, blocks.size())
                .forEach(block -> body.append("{\n").append(block).append("}\n"));

        run(CLASS.formatted(body), List.of("calls/1.wav", "calls/broken.wav"));

        try (TrackingStorage storage =
                TrackingStorage.open(folder.resolve("tracking").toString())) {
            List<RunMetadata> runs = storage.listRuns(Instant.EPOCH, Instant.now(), null, null);
            assertThat(runs).hasSize(2);
            assertThat(runs.get(0).totalFiles()).as("by callbacks").isEqualTo(1);
            RunMetadata byHand = runs.get(1);
            assertThat(byHand.status()).isEqualTo(RunStatus.PARTIAL_SUCCESS);
            assertThat(List.of(
                            byHand.totalFiles(),
                            byHand.successCount(),
                            byHand.failedCount(),
                            byHand.skippedCount(),
                            byHand.emailsSent(),
                            byHand.emailsFailed(),
                            byHand.emailsSkipped()))
                    .containsExactly(3L, 1L, 1L, 1L, 1L, 1L, 1L);
        }
    }

    private static List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(Path.of("..", "docs", "library.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private void run(String source, List<String> files) throws Exception {
        Path file = Files.writeString(folder.resolve("Page.java"), source);
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-d",
                        folder.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        file.toString());
        assertThat(failed).as("compilation of\n%s", source).isZero();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            loader.loadClass("Page")
                    .getMethod("run", String.class, List.class)
                    .invoke(null, folder.resolve("tracking").toString(), files);
        }
    }
}
