package io.runtrack.figures;

import io.runtrack.annotations.FileStatus;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.FinalRecords;
import io.runtrack.outcome.LongTable;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The files that failed in a period, by command and path, each with its last failure, and which of them later
 * succeeded. First all failures are taken in, then all that may have redone them. A failed file takes some 40 bytes.
 * For one thread.
 */
public final class FailedFiles {
    private static final int MOST = 1_000_000;

    private final LongTable keys = new LongTable();
    private final BitSet redone = new BitSet(); // by the key's place
    private final Set<String> commands = new HashSet<>();
    private long[] failedAt = new long[0]; // microseconds since 1970
    private int[] errors = new int[0];
    private String[] runs = new String[0];
    private final Map<Integer, Long> unnamed = new HashMap<>(); // by error: without a path, or beyond what is kept

    /** A failure that is a file's final outcome in its run. */
    public void addFailure(RunMetadata run, FileProcessingLog log) {
        addFailure(run, log, 0);
    }

    /**
     * As {@link #addFailure(RunMetadata, FileProcessingLog)}, with the number of the error.
     *
     * @param error by which {@link #count} counts
     */
    void addFailure(RunMetadata run, FileProcessingLog log, int error) {
        String path = log.filePath();
        commands.add(run.command());
        if (path == null || keys.size() >= MOST) {
            unnamed.merge(error, 1L, Long::sum);
            return;
        }
        int known = keys.size();
        int place = keys.put(FinalRecords.key(run.command(), path));
        long at = micros(run, log);
        if (place == known) {
            makeRoomFor(place);
        } else if (failedAt[place] > at) {
            return;
        }
        failedAt[place] = at;
        errors[place] = error;
        runs[place] = run.runId();
    }

    private void makeRoomFor(int place) {
        if (place == errors.length) {
            int length = Math.max(16, 2 * place);
            failedAt = Arrays.copyOf(failedAt, length);
            errors = Arrays.copyOf(errors, length);
            runs = Arrays.copyOf(runs, length);
        }
    }

    /** Whether there is none that could be redone. */
    boolean isEmpty() {
        return keys.size() == 0;
    }

    /**
     * Looks for what was redone.
     *
     * @param runs all runs there are
     * @param from the start of the first one whose failures were taken in: earlier runs redid nothing
     * @param logs by what the log of one that may have redone something is read
     */
    public void findRedone(Collection<RunMetadata> runs, Instant from, Function<RunMetadata, RunLogs> logs) {
        RedoneRuns redoneRuns = new RedoneRuns(runs);
        for (RunMetadata run : runs) {
            boolean mayHaveSucceeded = RunLogs.mayHaveSucceeded(run);
            if (isEmpty() || !mayHaveSucceeded || run.startedAt().isBefore(from)) {
                continue;
            }
            Map<String, Set<String>> redoes = redoneRuns.of(run);
            if (commands.contains(run.command()) || redoes.keySet().stream().anyMatch(commands::contains)) {
                logs.apply(run).files(List.of(run)).forEach(file -> {
                    if (file.log().status() == FileStatus.SUCCESS) {
                        addSuccess(file.run(), file.log());
                        redoes.forEach((command, ids) -> addSuccess(file.run(), file.log(), command, ids));
                    }
                });
            }
        }
    }

    /** Whether a failed file was redone. */
    public boolean isRedone(RunMetadata run, FileProcessingLog log) {
        String path = log.filePath();
        int place = path == null ? -1 : keys.find(FinalRecords.key(run.command(), path));
        return place >= 0 && redone.get(place);
    }

    /** A success that is a file's final outcome in its run. */
    private void addSuccess(RunMetadata run, FileProcessingLog log) {
        String path = log.filePath();
        if (path != null) {
            redo(FinalRecords.key(run.command(), path), micros(run, log), null);
        }
    }

    /**
     * A success in a run that was started to redo others, whose command may be another, too.
     *
     * @param command the command of those others
     * @param redoneRuns their ids
     */
    private void addSuccess(RunMetadata run, FileProcessingLog log, String command, Set<String> redoneRuns) {
        String path = log.filePath();
        if (path != null) {
            redo(FinalRecords.key(command, path), micros(run, log), redoneRuns);
        }
    }

    private void redo(long key, long at, @Nullable Set<String> onlyOfRuns) {
        int place = keys.find(key);
        if (place >= 0 && at > failedAt[place] && (onlyOfRuns == null || onlyOfRuns.contains(runs[place]))) {
            redone.set(place);
        }
    }

    private static long micros(RunMetadata run, FileProcessingLog log) {
        Instant started = log.startedAt() == null ? run.startedAt() : log.startedAt();
        return started.getEpochSecond() * 1_000_000 + started.getNano() / 1_000;
    }

    /** How many there are. */
    public long failed() {
        return keys.size()
                + unnamed.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many of them were redone. */
    public long redone() {
        return redone.cardinality();
    }

    /** How many files of each error failed last with it, and how many of those are still failed. */
    void count(long[] failed, long[] stillFailed) {
        for (int place = 0; place < keys.size(); place++) {
            failed[errors[place]]++;
            if (!redone.get(place)) {
                stillFailed[errors[place]]++;
            }
        }
        unnamed.forEach((error, count) -> {
            failed[error] += count;
            stillFailed[error] += count;
        });
    }

    /** The runs in which files failed that have been redone since. */
    Set<String> runsRedone() {
        Set<String> ids = new HashSet<>();
        redone.stream().forEach(place -> ids.add(runs[place]));
        return ids;
    }
}
