package io.runtrack.cli.run;

import io.runtrack.annotations.FileStatus;
import io.runtrack.cli.runs.UnreadableDocuments;
import io.runtrack.figures.FailureGroups;
import io.runtrack.figures.logs.RunLogs;
import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.FinalRecords;
import io.runtrack.outcome.RunTree;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The records of a tree, streamed each time they are asked for: files by their final outcome, or each attempt. A log
 * that breaks off gives what comes before. For one thread.
 */
final class TreeRecords {

    /**
     * What the user asked for beside the run itself.
     *
     * @param files whether files are wanted
     * @param onlyFailed whether only failed ones are
     * @param attempts whether each attempt is, and not only the last
     * @param emails whether emails are wanted
     * @param errorType only files with this type of error
     * @param agentId only files of this call-centre agent
     * @param pathPart only files whose path holds this
     */
    record Wanted(
            boolean files,
            boolean onlyFailed,
            boolean attempts,
            boolean emails,
            @Nullable String errorType,
            @Nullable String agentId,
            @Nullable String pathPart) {

        boolean accepts(FileProcessingLog log) {
            return (!onlyFailed || log.status() == FileStatus.FAILED)
                    && (errorType == null || errorType.equals(log.errorType()))
                    && (agentId == null || agentId.equals(log.agentId()))
                    && (pathPart == null
                            || (log.filePath() != null && log.filePath().contains(pathPart)));
        }
    }

    /** An email and the run in whose log it is. */
    record Email(RunMetadata run, EmailResult result) {}

    /** Takes rows while their document is open. */
    interface RowsReader<T> {
        void read(Stream<T> rows) throws IOException;
    }

    private final TrackingStorage storage;
    private final RunTree tree;
    private final Wanted wanted;
    private final RunLogs logs;
    private final FailureGroups failures = new FailureGroups();
    private long repaired;
    private final UnreadableDocuments unreadable = new UnreadableDocuments();

    TreeRecords(TrackingStorage storage, RunTree tree, Wanted wanted) {
        this.storage = storage;
        this.tree = tree;
        this.wanted = wanted;
        this.logs = new RunLogs(storage);
        tree.units().forEach(this::count);
    }

    private void count(List<RunMetadata> parts) {
        FinalRecords files = logs.files(parts);
        repaired += files.repaired();
        files.forEach(file -> {
            if (file.log().status() == FileStatus.FAILED) {
                failures.add(file.log(), file.run().runId());
            }
        });
    }

    Wanted wanted() {
        return wanted;
    }

    UnreadableDocuments unreadable() {
        logs.unreadable().forEach(unreadable::add);
        return unreadable;
    }

    /** The files that are wanted. */
    void files(RowsReader<FileProcessingLog> reader) throws IOException {
        Iterator<FileProcessingLog> files = wanted.attempts()
                ? attempts()
                : new Concatenated<>(tree.units().iterator(), parts -> logs.files(parts).stream()
                        .map(file -> named(file.log(), file.run())));
        try (Stream<FileProcessingLog> rows = Concatenated.stream(files)) {
            reader.read(rows.filter(wanted::accepts));
        }
    }

    private Iterator<FileProcessingLog> attempts() {
        return new Concatenated<>(tree.units().iterator(), parts -> logs.attempts(parts)
                .map(attempt -> named(attempt.log(), attempt.run())));
    }

    /** Other writers may leave out whose record it is; of several runs that must be said. */
    private static FileProcessingLog named(FileProcessingLog log, RunMetadata run) {
        return log.runId() == null ? log.toBuilder().runId(run.runId()).build() : log;
    }

    /** The failed files of the whole tree by their error. */
    FailureGroups failures() {
        return failures;
    }

    /** How many files failed at first and not at last. */
    long repaired() {
        return repaired;
    }

    void emails(RowsReader<Email> reader) throws IOException {
        Iterator<Email> emails = new Concatenated<>(
                tree.runs().iterator(), run -> storage.readEmails(run).map(result -> new Email(run, result)));
        try (Stream<Email> rows = Concatenated.stream(emails)) {
            reader.read(rows);
        } catch (UncheckedIOException broken) {
            unreadable.add(broken.getMessage());
        }
    }
}
