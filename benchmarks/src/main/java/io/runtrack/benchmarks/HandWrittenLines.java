package io.runtrack.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What one would write without the agent: a line of JSON a file. Safe for any thread; leaves its file behind only when
 * the JVM is killed.
 */
public abstract class HandWrittenLines {
    private final boolean flushed;
    private final Path file;
    private final Writer out;

    HandWrittenLines(boolean flushed) {
        this.flushed = flushed;
        try {
            file = Files.createTempFile("records", ".ndjson");
            out = Files.newBufferedWriter(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Some lines are lost when the process is killed. */
    @State(Scope.Benchmark)
    public static class Buffered extends HandWrittenLines {
        public Buffered() {
            super(false);
        }
    }

    /** Each line is with the operating system when its call returns, as a tracked call's record is. */
    @State(Scope.Benchmark)
    public static class Flushed extends HandWrittenLines {
        public Flushed() {
            super(true);
        }
    }

    void record(Path processed, long startedMillis, long nanos) throws IOException {
        String line = "{\"file\":\"" + processed + "\",\"start\":" + startedMillis + ",\"ns\":" + nanos
                + ",\"thread\":\"" + Thread.currentThread().getName() + "\",\"status\":\"ok\"}\n";
        synchronized (out) {
            out.write(line);
            if (flushed) {
                out.flush();
            }
        }
    }

    @TearDown
    public void close() throws IOException {
        out.close();
        Files.delete(file);
    }
}
