package io.runtrack.figures;

import io.runtrack.annotations.FileStatus;
import io.runtrack.figures.logs.RunLogs;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.FinalRecords;
import io.runtrack.outcome.Sums;
import io.runtrack.storage.TrackingStorage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A run with its workers, by the final outcome of their files.
 *
 * @param run the run itself
 * @param files how many files ended in each status
 * @param repaired how many of them an earlier attempt had failed
 * @param errors the failures by error
 * @param failed the paths that failed
 * @param emails sent, failed, skipped
 */
public record ComparedRun(
        RunMetadata run,
        Map<FileStatus, Long> files,
        long repaired,
        FailureGroups errors,
        SortedSet<String> failed,
        Emails emails) {

    /** How many emails ended in each way. */
    public record Emails(long sent, long failed, long skipped) {}

    /**
     * Reads it.
     *
     * @param parts the run and its workers
     * @param unreadable told of each log that could not be read whole
     */
    public static ComparedRun read(
            RunMetadata run, List<RunMetadata> parts, TrackingStorage storage, Consumer<String> unreadable) {
        RunLogs logs = new RunLogs(storage);
        FinalRecords records = logs.files(parts);
        Map<FileStatus, Long> files = new EnumMap<>(FileStatus.class);
        FailureGroups errors = new FailureGroups();
        SortedSet<String> failed = new TreeSet<>();
        records.forEach(file -> {
            files.merge(file.log().status(), 1L, Long::sum);
            if (file.log().status() == FileStatus.FAILED) {
                errors.add(file.log(), file.run().runId());
                if (file.log().filePath() != null) {
                    failed.add(file.log().filePath());
                }
            }
        });
        logs.unreadable().forEach(unreadable);
        return new ComparedRun(run, files, records.repaired(), errors, failed, emails(parts));
    }

    private static Emails emails(List<RunMetadata> parts) {
        return new Emails(
                Sums.of(parts, RunMetadata::emailsSent),
                Sums.of(parts, RunMetadata::emailsFailed),
                Sums.of(parts, RunMetadata::emailsSkipped));
    }

    /** How many files there are. */
    public long total() {
        return files.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many files ended so. */
    public long count(FileStatus status) {
        return files.getOrDefault(status, 0L);
    }
}
