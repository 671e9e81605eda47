package io.runtrack.figures;

import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.FinalRecords;
import io.runtrack.outcome.LongTable;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files that failed in a period, by command and path, each with its last failure, and which of them later
 * succeeded. First all failures are taken in, then all that may have redone them. A failed file takes some 40 bytes.
 * For one thread.
 */
final class FailedFiles {
    private static final int MOST = 1_000_000;

    private final LongTable keys = new LongTable();
    private final BitSet redone = new BitSet(); // by the key's place
    private final Set<String> commands = new HashSet<>();
    private long[] failedAt = new long[0]; // microseconds since 1970
    private int[] errors = new int[0];
    private String[] runs = new String[0];
    private final Map<Integer, Long> unnamed = new HashMap<>(); // by error: without a path, or beyond what is kept

    /** A failure that is a file's final outcome in its run. */
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

    /** Whether a run of the command may have redone one. */
    boolean hasCommand(String command) {
        return commands.contains(command);
    }

    boolean isEmpty() {
        return keys.size() == 0;
    }

    /** A success that is a file's final outcome in its run. */
    void addSuccess(RunMetadata run, FileProcessingLog log) {
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
    void addSuccess(RunMetadata run, FileProcessingLog log, String command, Set<String> redoneRuns) {
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

    long failed() {
        return keys.size()
                + unnamed.values().stream().mapToLong(Long::longValue).sum();
    }

    long redone() {
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
