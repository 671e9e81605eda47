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
 * What a tracked call costs by where its annotation stands and by what its templates ask for; the methods themselves do
 * nothing.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CapturedShapeBenchmark {
    private static final int DISTINCT_FILES = 1024;

    private final Recording[] recordings = new Recording[DISTINCT_FILES];
    private final String[] arguments = {"first", "second"};
    private final Own own = new Own();
    private final Inheriting inheriting = new Inheriting();
    private final CallingSuper callingSuper = new CallingSuper();
    private int next;

    record Recording(Path file, String agentId) {}

    interface Processor<T> {
        @TrackedFile
        int process(T file);
    }

    static final class Own {
        @TrackedFile
        int process(Path file) {
            return file.getNameCount();
        }

        @TrackedFile
        int withoutTemplates(Path file, String agentId, String outputPath) {
            return file.getNameCount() + agentId.length() + outputPath.length();
        }

        @TrackedFile(path = "{call.file}", agentId = "{call.agentId}", outputPath = "{options[1]}")
        int withThreeTemplates(Path file, Recording call, String[] options) {
            return file.getNameCount() + options.length;
        }

        @TrackedFile(agentId = "{call.agentId}", outputPath = "out/{0.fileName}.json")
        int withText(Path file, Recording call, String[] options) {
            return file.getNameCount() + options.length;
        }
    }

    static class Inheriting implements Processor<Path> {
        @Override
        public int process(Path file) {
            return file.getNameCount();
        }
    }

    static final class CallingSuper extends Inheriting {
        @Override
        public int process(Path file) {
            return super.process(file) + 1;
        }
    }

    @Setup
    public void makeRecordings() {
        for (int i = 0; i < DISTINCT_FILES; i++) {
            recordings[i] = new Recording(Path.of("in", "file-" + i + ".csv"), "agent-" + i);
        }
    }

    @Benchmark
    public int annotated() {
        return own.process(nextRecording().file());
    }

    @Benchmark
    public int inherited() {
        return inheriting.process(nextRecording().file());
    }

    @Benchmark
    public int inheritedAndSuper() {
        return callingSuper.process(nextRecording().file());
    }

    /** The same fields as with three templates, by the names of parameters. */
    @Benchmark
    public int noTemplates() {
        Recording recording = nextRecording();
        return own.withoutTemplates(recording.file(), recording.agentId(), arguments[1]);
    }

    @Benchmark
    public int threeTemplates() {
        Recording recording = nextRecording();
        return own.withThreeTemplates(recording.file(), recording, arguments);
    }

    @Benchmark
    public int textTemplate() {
        Recording recording = nextRecording();
        return own.withText(recording.file(), recording, arguments);
    }

    private Recording nextRecording() {
        next++;
        return recordings[next & (DISTINCT_FILES - 1)];
    }
}
