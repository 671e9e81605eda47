package io.runtrack.cli.run;

import io.runtrack.annotations.FileStatus;
import io.runtrack.cli.option.TimeRange;
import io.runtrack.cli.runs.UnreadableDocuments;
import io.runtrack.figures.FailureGroups;
import io.runtrack.figures.RunLogs;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.FinalRecords;
import io.runtrack.outcome.RunTree;
import io.runtrack.storage.RunListing;
import io.runtrack.storage.TrackingStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

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
record ComparedRun(
        RunMetadata run,
        Map<FileStatus, Long> files,
        long repaired,
        FailureGroups errors,
        SortedSet<String> failed,
        Emails emails) {

    /** How many emails ended in each way. */
    record Emails(long sent, long failed, long skipped) {}

    static ComparedRun read(RunMetadata run, TrackingStorage storage, Instant now, UnreadableDocuments unreadable) {
        List<RunMetadata> parts = parts(run, storage, now, unreadable);
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
        logs.unreadable().forEach(unreadable::add);
        return new ComparedRun(run, files, records.repaired(), errors, failed, emails(parts));
    }

    private static Emails emails(List<RunMetadata> parts) {
        return new Emails(
                parts.stream().mapToLong(RunMetadata::emailsSent).sum(),
                parts.stream().mapToLong(RunMetadata::emailsFailed).sum(),
                parts.stream().mapToLong(RunMetadata::emailsSkipped).sum());
    }

    /** The run and its workers. Other machines' clocks may be behind. */
    private static List<RunMetadata> parts(
            RunMetadata run, TrackingStorage storage, Instant now, UnreadableDocuments unreadable) {
        TimeRange since =
                TimeRange.last(Duration.ZERO, now).from(run.startedAt().minus(Duration.ofHours(1)));
        RunListing workers = storage.listRuns(
                since.from(), since.to(), other -> run.runId().equals(other.parentRunId()) && other.worker() != null);
        unreadable.addAll(workers.unreadable());
        List<RunMetadata> family = new ArrayList<>(workers.runs());
        family.add(run);
        return RunTree.of(run.runId(), family).parts();
    }

    long total() {
        return files.values().stream().mapToLong(Long::longValue).sum();
    }

    long count(FileStatus status) {
        return files.getOrDefault(status, 0L);
    }
}
