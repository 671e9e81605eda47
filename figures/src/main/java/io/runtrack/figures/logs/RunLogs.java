package io.runtrack.figures.logs;

import io.runtrack.model.EmailResult;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.FinalRecords;
import io.runtrack.outcome.Sums;
import io.runtrack.storage.TrackingStorage;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads the logs of runs record by record, files by their final outcome. A log that breaks off gives what comes before,
 * and is named. For one thread.
 */
public final class RunLogs {
    private final TrackingStorage storage;
    private final Set<String> unreadable = new LinkedHashSet<>();
    private final Set<String> withRecords = new HashSet<>();

    public RunLogs(TrackingStorage storage) {
        this.storage = storage;
    }

    /** Which of the records of these runs, a run and its workers, are final. */
    public FinalRecords files(List<RunMetadata> parts) {
        // Other writers may count what they like; beyond a million million it makes no difference.
        long expected =
                Math.min(1L << 40, parts.stream().map(RunMetadata::totalFiles).reduce(0L, Sums::plus));
        FinalRecords.Source source = new RepeatedSource(() -> attempts(parts));
        return FinalRecords.of(source, expected + expected / 4);
    }

    /** Whether the log of any of them may hold a failure. */
    public static boolean mayHaveFailed(List<RunMetadata> unit) {
        return unit.stream().anyMatch(RunLogs::mayHaveFailed);
    }

    /** Whether the log of a run may hold a failure: other writers may count nothing, or only the whole. */
    public static boolean mayHaveFailed(RunMetadata run) {
        return run.failedCount() > 0 || isNotWhollyCounted(run);
    }

    /** As {@link #mayHaveFailed}, of a success. */
    public static boolean mayHaveSucceeded(RunMetadata run) {
        return run.successCount() > 0 || isNotWhollyCounted(run);
    }

    private static boolean isNotWhollyCounted(RunMetadata run) {
        return run.totalFiles() == 0
                || Sums.plus(run.successCount(), Sums.plus(run.failedCount(), run.skippedCount())) < run.totalFiles();
    }

    /** Every attempt, in the order of the logs. Close the stream. */
    public Stream<FinalRecords.Entry> attempts(List<RunMetadata> parts) {
        return LogEntries.of(storage, parts, unreadable::add, run -> withRecords.add(run.runId()));
    }

    /** Whether there was anything in the log of a run, once it was read. */
    public boolean hasRecords(RunMetadata run) {
        return withRecords.contains(run.runId());
    }

    /** Every email. */
    public void eachEmail(RunMetadata run, Consumer<EmailResult> each) {
        try (Stream<EmailResult> results = storage.readEmails(run)) {
            results.forEach(each);
        } catch (UncheckedIOException failure) {
            unreadable.add(String.valueOf(failure.getMessage()));
        }
    }

    /** Each log that could not be read whole, and why. */
    public List<String> unreadable() {
        return List.copyOf(unreadable);
    }
}
