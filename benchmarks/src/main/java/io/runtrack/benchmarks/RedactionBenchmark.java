package io.runtrack.benchmarks;

import io.runtrack.model.TextLimit;
import io.runtrack.redaction.Redaction;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What it costs to look for secrets in a text, beside a loop that does nothing but look at each of its characters. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RedactionBenchmark {
    private static final Redaction MASKING = Redaction.of(List.of(), true);

    @Param({"path", "message", "url", "stack"})
    private String kind = "";

    private String text = "";

    @Setup
    public void choose() {
        text = switch (kind) {
            case "path" -> "/data/in/2026-11-20/call-0001.wav";
            case "message" -> "file not found: /data/in/call-0001.wav was moved";
            case "url" -> "https://account.blob.core.windows.net/c/1.wav?sv=2024-01-01&sig=a%2Fb%3D&se=2026-01-01";
            default ->
                "java.io.IOException: no RIFF header\n"
                        + "\tat com.acme.calls.Recording.read(Recording.java:42)\n".repeat(80);
        };
    }

    @Benchmark
    public int scanAlone() {
        int found = 0;
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '=') {
                found++;
            }
        }
        return found;
    }

    @Benchmark
    public String redact() {
        return Redaction.STANDARD.apply(text, TextLimit.FIELD_BYTES * 2);
    }

    @Benchmark
    public String redactAndMask() {
        return MASKING.apply(text, TextLimit.FIELD_BYTES * 2);
    }
}
