package io.runtrack.events.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.annotations.FileStatus;
import io.runtrack.document.RecordAppender;
import io.runtrack.events.delivery.Event;
import io.runtrack.events.delivery.Event.Kind;
import io.runtrack.fixtures.Slow;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.storage.RunLayout;
import io.runtrack.storage.TrackingStorage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of a million files in a hundred thousand folders, in a small heap. */
class ManyFilesTest {
    private static final int FILES = 1_000_000;
    private static final int FOLDERS = 100_000;

    @TempDir
    Path folder;

    @Slow
    @Test
    void makesASmallEventInASmallHeap() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        String event =
                output.lines().filter(line -> line.startsWith("{")).findFirst().orElseThrow();
        assertThat(event.length()).isLessThan(1 << 20);
        assertThat(event).contains("\"name\":\"/in\"", "\"fileCount\":" + FILES, "\"name\":\"/out\"");
    }

    static final class Main {
        public static void main(String[] arguments) throws IOException {
            RunMetadata run = RunMetadata.builder("million", "many", Instant.parse("2026-11-23T08:00:00Z"))
                    .status(RunStatus.SUCCESS)
                    .completedAt(Instant.parse("2026-11-23T09:00:00Z"))
                    .totalFiles(FILES)
                    .build();
            Path log = Path.of(arguments[0]).resolve(RunLayout.fileLogs(run));
            Files.createDirectories(log.getParent());
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(log))) {
                RecordAppender<FileProcessingLog> records = RecordAppender.fileLogs(out, run.runId(), true);
                for (int i = 0; i < FILES; i++) {
                    String name = "/customer-" + i % FOLDERS + "/calls/recorded-" + i;
                    records.append(FileProcessingLog.builder(FileStatus.SUCCESS)
                            .filePath("/in" + name + ".wav")
                            .outputPath("/out" + name + ".json")
                            .startedAt(run.startedAt())
                            .build());
                }
                records.flush();
                out.write("\n]\n".getBytes(StandardCharsets.UTF_8));
            }
            try (TrackingStorage storage = TrackingStorage.open(arguments[0])) {
                LineageContext context = new LineageContext("default", null, null);
                System.out.println(new String(
                        new LineageEvents().of(new Event(Kind.END, run), storage, context), StandardCharsets.UTF_8));
            }
        }
    }
}
