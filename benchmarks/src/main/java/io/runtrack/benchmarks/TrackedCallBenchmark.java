package io.runtrack.benchmarks;

import io.runtrack.annotations.TrackedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/**
 * About a microsecond of work, once in a plain method and once in an annotated one. Without the agent both cost the
 * same; with it the second one's record is in the journal when it returns.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TrackedCallBenchmark {
    private static final int DISTINCT_FILES = 1024;
    private static final int WORK = 900;

    private final Path[] files = new Path[DISTINCT_FILES];
    private int next;

    @Setup
    public void nameFiles() {
        for (int i = 0; i < DISTINCT_FILES; i++) {
            files[i] = Path.of("in", "file-" + i + ".csv");
        }
    }

    @Benchmark
    public long plain() {
        return process(nextFile());
    }

    @Benchmark
    public long tracked() {
        return processTracked(nextFile());
    }

    @Benchmark
    public long failing() {
        try {
            return processTracked(nextFile(), next % 20 == 0);
        } catch (IllegalStateException expected) {
            return next;
        }
    }

    /** Two threads that record into one journal, while its own thread takes the records out of it. */
    @Benchmark
    @Threads(2)
    public long trackedByTwo() {
        return processTracked(nextFile());
    }

    @Benchmark
    @Threads(2)
    public long plainByTwo() {
        return process(nextFile());
    }

    @Benchmark
    public long handWritten(HandWrittenLines.Buffered lines) throws IOException {
        return processByHand(nextFile(), lines);
    }

    @Benchmark
    public long handWrittenAndFlushed(HandWrittenLines.Flushed lines) throws IOException {
        return processByHand(nextFile(), lines);
    }

    private static long processByHand(Path file, HandWrittenLines lines) throws IOException {
        long startedMillis = System.currentTimeMillis();
        long startedNanos = System.nanoTime();
        long result = process(file);
        lines.record(file, startedMillis, System.nanoTime() - startedNanos);
        return result;
    }

    private Path nextFile() {
        next++;
        return files[next & (DISTINCT_FILES - 1)];
    }

    private static long process(Path file) {
        return work(file.hashCode());
    }

    @TrackedFile
    private static long processTracked(Path file) {
        return work(file.hashCode());
    }

    @TrackedFile
    private static long processTracked(Path file, boolean fails) {
        long result = work(file.hashCode());
        if (fails) {
            throw new IllegalStateException("unreadable record");
        }
        return result;
    }

    /** A chain of dependent multiplications, which no compiler shortens. */
    private static long work(long seed) {
        long state = seed;
        for (int i = 0; i < WORK; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
        }
        return state;
    }
}
