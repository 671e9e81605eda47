package io.runtrack.cli.runs;

import io.runtrack.annotations.FileStatus;
import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/**
 * The records of one run, streamed each time they are asked for. A log that breaks off gives what comes before. For one
 * thread.
 */
final class RunRecords {

    /**
     * What the user asked for beside the run itself.
     *
     * @param files whether files are wanted
     * @param onlyFailed whether only failed ones are
     * @param emails whether emails are wanted
     */
    record Wanted(boolean files, boolean onlyFailed, boolean emails) {}

    /** Takes rows while their document is open. */
    interface RowsReader<T> {
        void read(Stream<T> rows) throws IOException;
    }

    private final TrackingStorage storage;
    private final RunMetadata run;
    private final Wanted wanted;
    private final UnreadableDocuments unreadable = new UnreadableDocuments();
    private boolean fileLogReported;

    RunRecords(TrackingStorage storage, RunMetadata run, Wanted wanted) {
        this.storage = storage;
        this.run = run;
        this.wanted = wanted;
    }

    Wanted wanted() {
        return wanted;
    }

    UnreadableDocuments unreadable() {
        return unreadable;
    }

    /** The files that are wanted. */
    void files(RowsReader<FileProcessingLog> reader) throws IOException {
        if (wanted.onlyFailed()) {
            failedFiles(reader);
        } else {
            allFiles(reader);
        }
    }

    void failedFiles(RowsReader<FileProcessingLog> reader) throws IOException {
        allFiles(rows -> reader.read(rows.filter(file -> file.status() == FileStatus.FAILED)));
    }

    void emails(RowsReader<EmailResult> reader) throws IOException {
        try (Stream<EmailResult> rows = storage.readEmails(run)) {
            reader.read(rows);
        } catch (UncheckedIOException broken) {
            unreadable.add(broken.getMessage());
        }
    }

    private void allFiles(RowsReader<FileProcessingLog> reader) throws IOException {
        try (Stream<FileProcessingLog> rows = storage.readFileLogs(run)) {
            reader.read(rows);
        } catch (UncheckedIOException broken) {
            if (!fileLogReported) {
                unreadable.add(broken.getMessage());
            }
            fileLogReported = true;
        }
    }
}
