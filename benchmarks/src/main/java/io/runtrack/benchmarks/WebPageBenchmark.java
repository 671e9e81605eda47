package io.runtrack.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.runtrack.annotations.FileStatus;
import io.runtrack.figures.FigureOptions;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.ui.WebPage;
import io.runtrack.ui.api.Stored;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * How soon the web page answers. A tree of runs over 90 days, each tenth with failed files and their log, and a run of
 * many files, are made unless they are there. {@code cold} is from the start of this JVM to the first answer of the
 * first page; the others are the median of 20 answers by a client of this machine. Arguments: a folder; runs (100,000);
 * files (1,000,000). Give the JVM {@code -Xmx256m}, but for the first start.
 */
public final class WebPageBenchmark {
    private static final int DAYS = 90;
    private static final int ROUNDS = 20;
    private static final String LARGE = "large-run";

    private final HttpClient client = HttpClient.newHttpClient();
    private final WebPage page;

    private WebPageBenchmark(WebPage page) {
        this.page = page;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        int files = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1_000_000;
        try (TrackingStorage storage = TrackingStorage.open(folder.toString())) {
            if (!Files.exists(folder)) {
                write(storage, runs, files);
                System.out.println("made; start this again to measure");
                return;
            }
            try (WebPage page = WebPage.start(storage, options(folder), WebPageBenchmark::say)) {
                new WebPageBenchmark(page).measure();
            }
        }
    }

    private static WebPage.Options options(Path folder) {
        return new WebPage.Options(
                0,
                false,
                FigureOptions.of(ZoneOffset.UTC),
                "",
                new Stored.Program("benchmark", false),
                null,
                Clock.systemUTC(),
                Map.of(
                        "XDG_CACHE_HOME",
                        folder.resolve(".cache").toAbsolutePath().toString()));
    }

    private static void say(String line) {
        System.err.println(line);
    }

    private void measure() throws IOException, InterruptedException {
        ask("today");
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        long processor = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        System.out.println("today, cold: " + (System.currentTimeMillis() - started) + " ms from the start of the JVM, "
                + processor / 1_000_000 + " of CPU");
        for (String path :
                List.of("today", "runs", "runs?from=90d&q=host&sort=-took", "changes", "live", "commands/extract")) {
            repeat(path);
        }
        long start = System.nanoTime();
        ask("runs/" + LARGE + "/files");
        System.out.println("the large run, opened: "
                + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");
        for (String query : List.of(
                "", "?sort=-took", "?sort=path&cursor=500000", "?status=failed", "?q=call-0077", "?sort=status")) {
            repeat("runs/" + LARGE + "/files" + query);
        }
        System.gc();
        System.out.println("heap in use: "
                + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1_000_000 + " MB");
    }

    private void repeat(String path) throws IOException, InterruptedException {
        long[] nanos = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            ask(path);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%s: median %.1f ms, slowest %.1f ms%n", path, nanos[ROUNDS / 2] / 1e6, nanos[ROUNDS - 1] / 1e6);
    }

    private void ask(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(page.url() + "api/v1/" + path))
                .build();
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
    }

    private static void write(TrackingStorage storage, int runs, int files) {
        Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        IntStream.range(0, runs).parallel().forEach(number -> {
            Instant start = end.minusMillis(Duration.ofDays(DAYS).toMillis() * (number + 1L) / runs);
            boolean failing = number % 10 == 0;
            RunMetadata run = ended(new UUID(number * 0x9E3779B97F4A7C15L, number).toString(), start, number)
                    .status(failing ? RunStatus.PARTIAL_SUCCESS : RunStatus.SUCCESS)
                    .totalFiles(50)
                    .failedCount(failing ? 2 : 0)
                    .successCount(failing ? 48 : 50)
                    .build();
            storage.saveRunMetadata(run);
            if (failing) {
                storage.saveFileLogs(run, records(start, 50, number));
            }
        });
        RunMetadata large = ended(LARGE, end.minus(Duration.ofHours(2)), 1)
                .status(RunStatus.PARTIAL_SUCCESS)
                .totalFiles(files)
                .successCount(files - files / 20)
                .failedCount(files / 20)
                .build();
        storage.saveRunMetadata(large);
        storage.saveFileLogs(large, records(large.startedAt(), files, 7));
    }

    private static RunMetadata.Builder ended(String id, Instant start, int number) {
        return RunMetadata.builder(id, number % 2 == 0 ? "extract" : "transcribe", start)
                .configPath("/etc/pipeline/nightly.yaml")
                .completedAt(start.plusSeconds(60 + number % 40))
                .heartbeatAt(start.plusSeconds(60))
                .checkpointMs(5_000L)
                .labels(Map.of("pipeline", "nightly", "shard", Integer.toString(number % 12)));
    }

    private static List<FileProcessingLog> records(Instant start, int count, int seed) {
        List<FileProcessingLog> records = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            boolean failed = i % 25 == seed % 25 || (count > 1_000 && i % 100 == 3);
            records.add(FileProcessingLog.builder(failed ? FileStatus.FAILED : FileStatus.SUCCESS)
                    .filePath(String.format("/data/in/2026-11-28/call-%07d.wav", (long) i * 7_919 % 10_000_000))
                    .fileType("audio")
                    .agentId("A" + i % 300)
                    .startedAt(start.plusMillis(i * 5L))
                    .processingTimeMs((i * 7_919L + seed) % 20_000)
                    .errorType(failed ? "IOException" : null)
                    .errorMessage(failed ? "no route to host storage-" + i % 3 : null)
                    .build());
        }
        return records;
    }
}
