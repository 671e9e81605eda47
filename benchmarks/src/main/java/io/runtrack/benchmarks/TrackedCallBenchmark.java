package io.runtrack.benchmarks;

import io.runtrack.annotations.TrackedFile;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * About a microsecond of work, once in a plain method and once in an annotated one. Without the agent both cost the same; with it the
 * second one's record is in the journal when it returns.
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
