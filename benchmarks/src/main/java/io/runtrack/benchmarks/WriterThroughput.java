package io.runtrack.benchmarks;

import io.runtrack.annotations.FileStatus;
import io.runtrack.diagnostics.Diagnostics;
import io.runtrack.journal.Journal;
import io.runtrack.journal.JournalHeader;
import io.runtrack.journal.Spool;
import io.runtrack.journal.entry.JournalEntry;
import io.runtrack.journal.entry.TextFilter;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.tracking.delivery.IdClaim;
import io.runtrack.tracking.delivery.JournalledRuns;
import io.runtrack.tracking.delivery.RunBeginnings;
import io.runtrack.tracking.delivery.RunListener;
import io.runtrack.tracking.delivery.RunWriter;
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
import java.util.function.UnaryOperator;

/**
 * What the writer alone pays, in CPU time, to move a record from a journal to the working file of a local document;
 * beside it, what a plain loop pays that formats the same line into a buffered file. Arguments: records (1,000,000),
 * rounds (10).
 */
public final class WriterThroughput {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Instant START = Instant.parse("2026-01-31T08:00:00.123456Z");
    private static final long LARGEST_JOURNAL = 1L << 30;

    private WriterThroughput() {}

    /**
     * Runs the comparison and prints a line for each round.
     *
     * @param arguments records, rounds
     */
    public static void main(String[] arguments) throws IOException {
        int records = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        PrintStream report = System.out;
        for (int round = 1; round <= rounds; round++) {
            Path folder = Files.createTempDirectory("writer-throughput");
            long plain = plainLoop(folder.resolve("plain.json"), records);
            long writer = writer(folder, records);
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

    private static long writer(Path folder, int records) throws IOException {
        Spool spool = Spool.open(folder.resolve("spool"));
        try (TrackingStorage storage =
                        TrackingStorage.open(folder.resolve("tracked").toString());
                Journal journal = spool.create(
                        JournalHeader.of(storage.destination(), 5_000), LARGEST_JOURNAL, TextFilter.NONE)) {
            fill(journal, records);
            IdClaim ids = new IdClaim(storage, new JournalledRuns(spool, storage.destination()));
            RunBeginnings beginnings = new RunBeginnings(ids, UnaryOperator.identity(), (ownId, run) -> {});
            RunWriter.Target target =
                    new RunWriter.Target(storage, beginnings, RunListener.NONE, Diagnostics.systemLogger());
            try (RunWriter writer = RunWriter.fresh(journal, target)) {
                long before = THREADS.getCurrentThreadCpuTime();
                int entries = writer.drain(Integer.MAX_VALUE);
                long spent = THREADS.getCurrentThreadCpuTime() - before;
                if (entries != records + 1) {
                    throw new IllegalStateException(entries + " entries instead of " + (records + 1));
                }
                return spent;
            }
        }
    }

    private static void fill(Journal journal, int records) {
        RunMetadata run = RunMetadata.builder("run-1", "throughput", START).build();
        boolean whole = journal.appendEssential(new JournalEntry.RunStarted(1, run));
        for (int number = 0; number < records; number++) {
            whole &= journal.append(new JournalEntry.FileRecorded(1, record(number)), -1);
        }
        if (!whole) {
            throw new IllegalStateException("records were dropped: " + journal.whyDropped());
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
}
