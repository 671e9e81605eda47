package io.runtrack.figures.facts;

import io.runtrack.annotations.FileStatus;
import io.runtrack.figures.logs.RunLogs;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.FinalRecords;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which of the files that were asked for succeeded in some later runs, and when at last. It adds up in any order. For
 * one thread.
 */
public final class Successes implements Addable<Successes> {
    private static final Comparator<Key> ORDER = Comparator.comparing(Key::file, Long::compareUnsigned)
            .thenComparing(Key::run, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final TreeMap<Key, Long> latest = new TreeMap<>(ORDER);
    private final Set<String> unreadable = new TreeSet<>();
    private long lastAt = Long.MIN_VALUE;

    /**
     * What succeeded.
     *
     * @param file the key of the file
     * @param run a run that redoes others, whose command may be another one; null for any run of the file's own command
     */
    private record Key(long file, @Nullable String run) {}

    /** Takes each of them. */
    interface Taker {
        void take(long file, @Nullable String run, long atMicros);
    }

    /**
     * Reads the log of a run.
     *
     * @param asked which files matter, by their keys
     */
    void read(RunLogs logs, LaterRun later, LongPredicate asked) {
        RunMetadata run = later.run();
        logs.files(List.of(run)).forEach(file -> {
            String path = file.log().filePath();
            if (path == null || file.log().status() != FileStatus.SUCCESS) {
                return;
            }
            long at = micros(run, file.log());
            lastAt = Math.max(lastAt, at);
            add(FinalRecords.key(run.command(), path), null, at, asked);
            for (String command : later.redoes()) {
                add(FinalRecords.key(command, path), run.runId(), at, asked);
            }
        });
        unreadable.addAll(logs.unreadable());
    }

    private void add(long file, @Nullable String run, long at, LongPredicate asked) {
        if (asked.test(file)) {
            add(file, run, at);
        }
    }

    public void add(long file, @Nullable String run, long at) {
        latest.merge(new Key(file, run), at, Math::max);
    }

    @Override
    public void add(Successes other) {
        other.forEach(this::add);
        lastAt = Math.max(lastAt, other.lastAt);
        unreadable.addAll(other.unreadable);
    }

    void forEach(Taker taker) {
        for (Map.Entry<Key, Long> each : latest.entrySet()) {
            taker.take(each.getKey().file, each.getKey().run, each.getValue());
        }
    }

    public void write(FactsOutput json) throws IOException {
        for (Map.Entry<Key, Long> each : latest.entrySet()) {
            json.row(() -> {
                json.number(each.getKey().file);
                json.text(each.getKey().run);
                json.number(each.getValue());
            });
        }
    }

    /** When the last success was, of whatever file: none that failed later was redone. */
    public long lastAt() {
        return lastAt;
    }

    public void setLastAt(long micros) {
        lastAt = micros;
    }

    /** Logs that could not be read whole, and why. */
    public Set<String> unreadable() {
        return unreadable;
    }

    /** When a file's record started, else its run. */
    static long micros(RunMetadata run, FileProcessingLog log) {
        Instant started = log.startedAt() == null ? run.startedAt() : log.startedAt();
        return started.getEpochSecond() * 1_000_000 + started.getNano() / 1_000;
    }
}
