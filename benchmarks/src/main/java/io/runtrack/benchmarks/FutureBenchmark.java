package io.runtrack.benchmarks;

import io.runtrack.annotations.TrackedFile;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A method that returns a {@code CompletableFuture}, which is complete by then, or is completed by the caller, on the
 * same thread: what is compared is the work of tracking, not of handing work on. Beside {@link TrackedCallBenchmark},
 * whose work is the same.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FutureBenchmark {
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
    public long plainDone() {
        return process(nextFile()).join();
    }

    @Benchmark
    public long trackedDone() {
        return processTracked(nextFile()).join();
    }

    @Benchmark
    public long plainPending() {
        CompletableFuture<Long> future = begin(nextFile());
        future.complete(work(next));
        return future.join();
    }

    @Benchmark
    public long trackedPending() {
        CompletableFuture<Long> future = beginTracked(nextFile());
        future.complete(work(next));
        return future.join();
    }

    private Path nextFile() {
        next++;
        return files[next & (DISTINCT_FILES - 1)];
    }

    private static CompletableFuture<Long> process(Path file) {
        return CompletableFuture.completedFuture(work(file.hashCode()));
    }

    @TrackedFile
    private static CompletableFuture<Long> processTracked(Path file) {
        return CompletableFuture.completedFuture(work(file.hashCode()));
    }

    @SuppressWarnings("UnusedVariable") // as the tracked one, whose record it names
    private static CompletableFuture<Long> begin(Path file) {
        return new CompletableFuture<>();
    }

    @TrackedFile
    @SuppressWarnings("UnusedVariable") // it names the record
    private static CompletableFuture<Long> beginTracked(Path file) {
        return new CompletableFuture<>();
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
