package io.runtrack.figures.facts;

import io.runtrack.figures.logs.RunLogs;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.FinalRecords;
import io.runtrack.outcome.LongTable;
import io.runtrack.outcome.Sums;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The files that failed, by command and path, each with its last failure, and which of them later succeeded. First all
 * failures are taken in, then all that may have redone them. Of more than a million files those with the least keys are
 * told apart, and of the others each failure counts: that depends on neither the order nor how the runs were split. A
 * failed file takes some 40 bytes. For one thread.
 */
public final class FailedFiles implements Addable<FailedFiles> {
    static final int MOST = 1_000_000;

    private final int most;
    private LongTable keys = new LongTable();
    private final BitSet redone = new BitSet(); // by the key's place
    private final Set<String> commands = new TreeSet<>();
    private final List<String> runs = new ArrayList<>();
    private final Map<String, Integer> runNumbers = new HashMap<>();
    private long[] failedAt = new long[0]; // microseconds since 1970
    private long[] errors = new long[0];
    private int[] runOf = new int[0];
    private int[] times = new int[0];
    private long greatest = -1; // without a sign: keys beyond it are not kept
    private long others; // failures of those
    private long unnamed; // failures without a path

    public FailedFiles() {
        this(MOST);
    }

    FailedFiles(int most) {
        this.most = most;
    }

    /** A failure that is a file's final outcome in its run. */
    public void addFailure(RunMetadata run, FileProcessingLog log) {
        addFailure(run, log, 0);
    }

    /**
     * As {@link #addFailure(RunMetadata, FileProcessingLog)}, with the code of the error.
     *
     * @param error by which {@link #forEach} tells
     */
    void addFailure(RunMetadata run, FileProcessingLog log, long error) {
        String path = log.filePath();
        commands.add(run.command());
        if (path == null) {
            unnamed = Sums.plus(unnamed, 1);
        } else {
            add(new Failure(FinalRecords.key(run.command(), path), Successes.micros(run, log), error, run.runId(), 1));
        }
    }

    /**
     * A file's failures.
     *
     * @param key the file
     * @param at when the last one started, in microseconds
     * @param error the code of its error
     * @param run its run
     * @param times how many runs the file failed in
     */
    record Failure(long key, long at, long error, String run, int times) {}

    void add(Failure failure) {
        if (Long.compareUnsigned(failure.key, greatest) > 0) {
            others = Sums.plus(others, failure.times);
            return;
        }
        int known = keys.size();
        int place = keys.put(failure.key);
        if (place == known) {
            makeRoomFor(place);
            set(place, failure);
        } else {
            times[place] = (int) Math.min(Integer.MAX_VALUE, (long) times[place] + failure.times);
            if (isLater(failure, place)) {
                set(place, new Failure(failure.key, failure.at, failure.error, failure.run, times[place]));
            }
        }
        if (keys.size() > most + most / 32) {
            trim();
        }
    }

    /** Of two that started at one moment one counts, whichever came first. */
    private boolean isLater(Failure failure, int place) {
        if (failure.at != failedAt[place]) {
            return failure.at > failedAt[place];
        }
        int byRun = failure.run.compareTo(runs.get(runOf[place]));
        return byRun != 0 ? byRun > 0 : Long.compareUnsigned(failure.error, errors[place]) > 0;
    }

    private void set(int place, Failure failure) {
        failedAt[place] = failure.at;
        errors[place] = failure.error;
        times[place] = failure.times;
        runOf[place] = runNumbers.computeIfAbsent(failure.run, first -> {
            runs.add(first);
            return runs.size() - 1;
        });
    }

    private void makeRoomFor(int place) {
        if (place == errors.length) {
            int length = Math.max(16, 2 * place);
            failedAt = Arrays.copyOf(failedAt, length);
            errors = Arrays.copyOf(errors, length);
            runOf = Arrays.copyOf(runOf, length);
            times = Arrays.copyOf(times, length);
        }
    }

    /** Keeps the least keys. */
    private void trim() {
        if (keys.size() <= most) {
            return;
        }
        long[] sorted = sortedKeys();
        greatest = sorted[most - 1];
        LongTable kept = new LongTable();
        for (int place = 0; place < keys.size(); place++) {
            long key = keys.key(place);
            if (Long.compareUnsigned(key, greatest) > 0) {
                others = Sums.plus(others, times[place]);
                continue;
            }
            int to = kept.put(key);
            failedAt[to] = failedAt[place];
            errors[to] = errors[place];
            runOf[to] = runOf[place];
            times[to] = times[place];
        }
        keys = kept;
    }

    private long[] sortedKeys() {
        long[] sorted = new long[keys.size()];
        for (int place = 0; place < sorted.length; place++) {
            sorted[place] = keys.key(place) ^ Long.MIN_VALUE;
        }
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] ^= Long.MIN_VALUE;
        }
        return sorted;
    }

    @Override
    public void add(FailedFiles other) {
        other.trim();
        commands.addAll(other.commands);
        others = Sums.plus(others, other.others);
        unnamed = Sums.plus(unnamed, other.unnamed);
        for (int place = 0; place < other.keys.size(); place++) {
            add(other.failure(place));
        }
    }

    private Failure failure(int place) {
        return new Failure(keys.key(place), failedAt[place], errors[place], runs.get(runOf[place]), times[place]);
    }

    /** Every file that is told apart, in the order of the keys. */
    void forEach(Consumer<Failure> each) {
        inOrder().forEach(each);
    }

    /** The same, one after the other. */
    Iterable<Failure> inOrder() {
        trim();
        long[] sorted = sortedKeys();
        return () ->
                Arrays.stream(sorted).mapToObj(key -> failure(keys.find(key))).iterator();
    }

    /** The commands of those that failed, in alphabetical order. */
    Set<String> commands() {
        return commands;
    }

    /** Failures of files that are not told apart: beyond what is kept. */
    public long others() {
        trim();
        return others;
    }

    long unnamed() {
        return unnamed;
    }

    /** What was counted before, elsewhere. */
    void addCounted(Collection<String> commandNames, long beyond, long withoutPath) {
        commands.addAll(commandNames);
        others = Sums.plus(others, beyond);
        unnamed = Sums.plus(unnamed, withoutPath);
    }

    /** Files of which only the keys are known, to ask for them. */
    public static FailedFiles ofKeys(long[] keys, FailedFiles others) {
        FailedFiles all = new FailedFiles();
        for (long key : keys) {
            all.add(new Failure(key, 0, 0, "", 1));
        }
        for (long key : others.keysBefore(Long.MAX_VALUE)) {
            all.add(new Failure(key, 0, 0, "", 1));
        }
        return all;
    }

    /** Whether there is none that could be redone. */
    boolean isEmpty() {
        return keys.size() == 0;
    }

    /** Whether a file failed, by its {@link FinalRecords#key key}. */
    boolean contains(long key) {
        return keys.find(key) >= 0;
    }

    /** The keys of all that failed before a moment, in their order. */
    public long[] keysBefore(long micros) {
        trim();
        long[] sorted = sortedKeys();
        int count = 0;
        for (long key : sorted) {
            if (failedAt[keys.find(key)] < micros) {
                sorted[count++] = key;
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    /**
     * Looks for what was redone.
     *
     * @param stored all runs there are
     * @param from the start of the first one whose failures were taken in: earlier runs redid nothing
     * @param logs by what the log of one that may have redone something is read
     */
    public void findRedone(Collection<RunMetadata> stored, Instant from, Function<RunMetadata, RunLogs> logs) {
        LaterRuns later = new LaterRuns(stored, from);
        for (LaterRun run : later.of(this)) {
            Successes successes = new Successes();
            successes.read(logs.apply(run.run()), run, this::contains);
            redo(successes, later);
        }
    }

    /** Takes note of what later runs did. */
    public void redo(Successes successes, LaterRuns later) {
        trim();
        successes.forEach((key, run, at) -> {
            int place = keys.find(key);
            if (place >= 0 && at > failedAt[place] && (run == null || later.redoes(run, runs.get(runOf[place])))) {
                redone.set(place);
            }
        });
    }

    /** Whether a failed file was redone. */
    public boolean isRedone(RunMetadata run, FileProcessingLog log) {
        String path = log.filePath();
        int place = path == null ? -1 : keys.find(FinalRecords.key(run.command(), path));
        return place >= 0 && redone.get(place);
    }

    /** How many there are. */
    public long failed() {
        trim();
        return Sums.plus(keys.size(), Sums.plus(others, unnamed));
    }

    /** How many of them were redone. */
    public long redone() {
        return redone.cardinality();
    }

    /** By the codes of their last errors, how many files there are of each, or how many still failed. */
    public Map<Long, Long> countByError(boolean stillFailed) {
        trim();
        Map<Long, Long> counts = new HashMap<>();
        for (int place = 0; place < keys.size(); place++) {
            if (!stillFailed || !redone.get(place)) {
                counts.merge(errors[place], 1L, Long::sum);
            }
        }
        return counts;
    }

    /** The runs in which files failed that have been redone since. */
    public Set<String> runsRedone() {
        Set<String> ids = new HashSet<>();
        redone.stream().forEach(place -> ids.add(runs.get(runOf[place])));
        return ids;
    }
}
