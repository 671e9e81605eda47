package io.runtrack.benchmarks;

import io.runtrack.annotations.FileStatus;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.tracking.RunTracker;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/**
 * What the background thread pays, in CPU time, to move a record from the journal to a local document; beside it, what
 * a plain loop pays that formats the same line into a buffered file. Arguments: records (2,000,000), rounds (3).
 */
public final class WriterThroughput {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Instant START = Instant.parse("2026-01-31T08:00:00.123456Z");

    private WriterThroughput() {}

    /**
     * Runs the comparison and prints a line for each round.
     *
     * @param arguments records, rounds
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int records = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        PrintStream report = System.out;
        for (int round = 1; round <= rounds; round++) {
            Path folder = Files.createTempDirectory("writer-throughput");
            long plain = plainLoop(folder.resolve("plain.json"), records);
            long writer = writer(folder.resolve("tracked"), records);
            report.printf(
                    Locale.ROOT,
                    "round %d: writer %d ns a record, plain loop %d ns, ratio %.2f%n",
                    round,
                    writer / records,
                    plain / records,
                    (double) writer / plain);
            delete(folder);
        }
    }

    private static long writer(Path folder, int records) throws InterruptedException {
        try (TrackingStorage storage = TrackingStorage.open(folder.toString());
                RunTracker tracker =
                        RunTracker.builder("throughput").storage(storage).build()) {
            tracker.start();
            ThreadCpu writer = ThreadCpu.of("runtrack");
            for (int number = 0; number < records; number++) {
                tracker.trackFile(record(number));
            }
            tracker.complete();
            if (tracker.metadata().droppedRecords() > 0) {
                throw new IllegalStateException(tracker.metadata().droppedRecords() + " records were dropped");
            }
            return writer.total(tracker::close);
        }
    }

    private static FileProcessingLog record(int number) {
        return FileProcessingLog.builder(FileStatus.SUCCESS)
                .filePath(path(number))
                .fileType("audio")
                .agentId("agent-17")
                .processingTimeMs((long) number % 1000)
                .startedAt(START.plusNanos(number * 1000L))
                .attempt(1)
                .build();
    }

    private static String path(int number) {
        return "/data/recordings/2026/01/31/call-" + number + ".wav";
    }

    private static long plainLoop(Path file, int records) throws IOException {
        long before = THREADS.getCurrentThreadCpuTime();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 64 * 1024)) {
            for (int number = 0; number < records; number++) {
                out.write(line(number).getBytes(StandardCharsets.UTF_8));
            }
        }
        return THREADS.getCurrentThreadCpuTime() - before;
    }

    private static String line(int number) {
        return "{\"run_id\":\"11111111-2222-3333-4444-555555555555\",\"file_path\":\"" + path(number)
                + "\",\"file_type\":\"audio\",\"agent_id\":\"agent-17\",\"status\":\"success\",\"error_type\":null"
                + ",\"error_message\":null,\"processing_time_ms\":" + number % 1000 + ",\"output_path\":null"
                + ",\"started_at\":\"" + START.plusNanos(number * 1000L) + "\",\"attempt\":1,\"error_stack\":null},\n";
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
    }

    /**
     * The CPU time of a thread that may end before anybody can ask for its last figure: asked for every few
     * milliseconds.
     */
    private static final class ThreadCpu {
        private final Thread thread;
        private final Thread sampler;
        private volatile long nanos;

        private ThreadCpu(Thread thread) {
            this.thread = thread;
            this.sampler = new Thread(this::sample, "sampler");
            sampler.setDaemon(true);
            sampler.start();
        }

        static ThreadCpu of(String name) {
            return Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals(name))
                    .findFirst()
                    .map(ThreadCpu::new)
                    .orElseThrow(() -> new IllegalStateException("no thread is called " + name));
        }

        long total(Runnable ending) throws InterruptedException {
            ending.run();
            thread.join();
            sampler.join();
            return nanos;
        }

        private void sample() {
            while (thread.isAlive()) {
                nanos = Math.max(nanos, THREADS.getThreadCpuTime(thread.getId()));
                try {
                    Thread.sleep(2);
                } catch (InterruptedException stopped) {
                    return;
                }
            }
        }
    }
}
