package io.runtrack.outcome;

import io.runtrack.annotations.FileStatus;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import java.time.Instant;
import java.util.BitSet;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells which records of some runs are final. Of the records of one command and one {@code file_path} that is the last
 * one, by {@code started_at} and then {@code attempt}; a record without a path is a file of its own.
 *
 * <p>The records are read two or three times, and memory stays flat however many there are: only files that occur more
 * than once are kept, and of too many of those some at a time. Files are told apart by 64 bits; of ten million files
 * two are taken for one with a chance of 1 in 300,000. For one thread.
 */
public final class FinalRecords {
    private static final int MOST_KEPT = 400_000;

    private final Source source;
    private final BitSet superseded = new BitSet();
    private final BitSet repaired = new BitSet();
    private int records;

    /** Gives the same records in the same order each time it is asked; each stream is closed. */
    public interface Source {
        Stream<Entry> open();
    }

    /** A record of a run's log. */
    public record Entry(RunMetadata run, FileProcessingLog log) {}

    /**
     * A file's final record.
     *
     * @param run the run in whose log it is
     * @param log the record
     * @param repaired whether an earlier record of the file failed, and this one did not
     */
    public record Outcome(RunMetadata run, FileProcessingLog log, boolean repaired) {}

    private FinalRecords(Source source) {
        this.source = source;
    }

    /**
     * Looks through all records.
     *
     * @param expected about how many there are; memory and time are best when it is no less
     */
    public static FinalRecords of(Source source, long expected) {
        FinalRecords records = new FinalRecords(source);
        records.decide(expected);
        return records;
    }

    private void decide(long expected) {
        RepeatedKeys repeated = new RepeatedKeys(expected, MOST_KEPT);
        try (Stream<Entry> entries = source.open()) {
            entries.forEach(entry -> {
                records++;
                String path = entry.log.filePath();
                if (path != null) {
                    repeated.add(key(entry.run.command(), path));
                }
            });
        }
        // Beyond what is kept at once, every file is looked at, a part of them each time.
        int rounds = repeated.isKnown() ? 1 : 1 + records / MOST_KEPT;
        if (repeated.isKnown() && repeated.isEmpty()) {
            return;
        }
        for (int round = 0; round < rounds; round++) {
            decide(repeated, round, rounds);
        }
    }

    private void decide(RepeatedKeys repeated, int round, int rounds) {
        LastRecords last = new LastRecords(superseded, repaired);
        try (Stream<Entry> entries = source.open()) {
            int[] position = new int[1];
            entries.limit(records).forEach(entry -> {
                int record = position[0]++;
                FileProcessingLog log = entry.log;
                String path = log.filePath();
                long key = path == null ? 0 : key(entry.run.command(), path);
                if (path != null && Long.remainderUnsigned(key, rounds) == round && repeated.mayContain(key)) {
                    last.add(key, record, micros(log.startedAt()), log.attempt(), log.status() == FileStatus.FAILED);
                }
            });
        }
        last.end();
    }

    /**
     * Reads the records once more: the final ones, in their order. Close the stream. What has been written since the
     * decision is left for the next look.
     */
    public Stream<Outcome> stream() {
        int[] position = new int[1];
        return source.open()
                .map(entry -> {
                    int record = position[0]++;
                    return record >= records || superseded.get(record)
                            ? null
                            : new Outcome(entry.run, entry.log, repaired.get(record));
                })
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull);
    }

    /** As {@link #stream}, of all of them. */
    public void forEach(Consumer<Outcome> each) {
        try (Stream<Outcome> outcomes = stream()) {
            outcomes.forEach(each);
        }
    }

    /** Whether the record of a number, from 0 in the order of the source, is the last one of its file. */
    public boolean isFinal(int record) {
        return !superseded.get(record);
    }

    /** Whether an earlier record of its file failed, and this one, which is final, did not. */
    public boolean isRepaired(int record) {
        return repaired.get(record);
    }

    /** How many files there are. */
    public long files() {
        return records - (long) superseded.cardinality();
    }

    /** How many files an earlier attempt failed and the last one did not. */
    public long repaired() {
        return repaired.cardinality();
    }

    /** Stands for a command and a path: equal for equal ones, and for different ones hardly ever. */
    public static long key(String command, String path) {
        return mixed(path, mixed(command, 0x9E3779B97F4A7C15L) + 1);
    }

    private static long mixed(String text, long seed) {
        long hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0xFF51AFD7ED558CCDL;
            hash ^= hash >>> 32;
        }
        return (hash ^ text.length()) * 0xC4CEB9FE1A85EC53L;
    }

    /** Records of other writers without a start come before all others. */
    private static long micros(@Nullable Instant start) {
        return start == null ? Long.MIN_VALUE : start.getEpochSecond() * 1_000_000 + start.getNano() / 1_000;
    }
}
