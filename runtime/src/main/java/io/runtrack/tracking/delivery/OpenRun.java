package io.runtrack.tracking.delivery;

import io.runtrack.annotations.FileStatus;
import io.runtrack.document.RecordAppender;
import io.runtrack.document.RecordReader;
import io.runtrack.document.RunJson;
import io.runtrack.journal.InFlightFile;
import io.runtrack.journal.disk.PrivateFiles;
import io.runtrack.journal.entry.FileEntry;
import io.runtrack.journal.entry.JournalEntry;
import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.storage.RunDocument;
import io.runtrack.storage.RunLayout;
import io.runtrack.storage.blob.BlobContent;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run on its way from the journal to its three documents. For the thread of its {@link RunWriter}.
 *
 * <pre>
 * STARTED ── first documents tried ──► SHOWN ◄──┐ documents at each checkpoint
 *    │                                 │  │  └──┘
 *    │                            ends │  └── somebody has closed it in the storage ──► ANOTHERS
 *    │ ends                            ▼                                                   │ ends
 *    └─────────────────────────────► ENDED ◄───────────────────────────────────────────────┘
 *                                      │ final documents tried
 *                                      ▼
 *                                   LEAVING ◄─┐ tried again
 *                                      │  └───┘
 *                                      ▼
 *                         stored: the writer lets go of it
 * </pre>
 *
 * A crash takes a run that has ended back to ENDED, another one to STARTED. What documents there are by then is written
 * again, to the same effect.
 */
public final class OpenRun {

    /** How far a run is: which documents of it are due, and when. */
    private enum Stage {
        /** It goes on. Its first documents are due at once. */
        STARTED,
        /** It goes on. Its first documents have been tried, and the next are due at the next checkpoint. */
        SHOWN,
        /** It goes on, but somebody has closed it in the storage. No documents are due before it ends. */
        ANOTHERS,
        /** It has ended. Its final documents are due at once. */
        ENDED,
        /** It has ended. Its final documents have been tried, and are due when the storage is tried again. */
        LEAVING
    }

    private final int number;
    private Path folder;
    private final RunWriter.Target target;
    private final RunCounts counts;
    private final LogDocument<FileEntry> files;
    private final LogDocument<EmailResult> emails;
    private final RunSteps steps;
    private final MetadataDocument metadataDocument;
    private RunMetadata run;
    private Stage stage;
    private boolean moved;
    private long lost; // records, with working files that were deleted

    private OpenRun(Progress.Run state, Path folder, RunWriter.Target target) {
        number = state.number();
        run = state.metadata();
        stage = run.status().isFinal() ? Stage.ENDED : Stage.STARTED;
        metadataDocument = new MetadataDocument(target.storage(), run);
        counts = new RunCounts(run);
        steps = new RunSteps(run.steps());
        this.folder = folder;
        this.target = target;
        files = new LogDocument<>(
                folder.resolve(number + "-files"),
                target.storage().blobs().grow(RunLayout.fileLogs(run)),
                (out, first) -> RecordAppender.fileEntries(out, run.runId(), first),
                state.filesLength());
        emails = new LogDocument<>(
                folder.resolve(number + "-emails"),
                target.storage().blobs().grow(RunLayout.emailLogs(run)),
                (out, first) -> RecordAppender.emailLogs(out, run.runId(), first),
                state.emailsLength());
    }

    /**
     * A run that has just been read of.
     *
     * @param shown whether the storage has a document of it
     */
    static OpenRun begin(Progress.Run state, boolean shown, Path folder, RunWriter.Target target) {
        OpenRun begun = new OpenRun(state, folder, target);
        begun.stage = shown ? Stage.SHOWN : Stage.STARTED;
        return begun;
    }

    static OpenRun resume(Progress.Run state, Path folder, RunWriter.Target target) {
        return new OpenRun(state, folder, target);
    }

    int number() {
        return number;
    }

    RunMetadata metadata() {
        return run;
    }

    boolean hasEnded() {
        return stage == Stage.ENDED || stage == Stage.LEAVING;
    }

    /** Whether it has ended without a record. */
    boolean isEmpty() {
        return hasEnded() && counts.areEmpty() && counts.dropped() == 0;
    }

    /** Whether its first documents are due. */
    boolean isToBeShown() {
        return stage == Stage.STARTED;
    }

    /**
     * Whether its final documents are due.
     *
     * @param retry whether the storage is tried again
     */
    boolean isToBeStored(boolean retry) {
        return stage == Stage.ENDED || (retry && stage == Stage.LEAVING);
    }

    /** Takes the record of a file, which may change after that. */
    void apply(FileEntry file) throws IOException {
        apply(file, file.attempt());
    }

    /**
     * Takes the record of a file of which this run may not have all attempts.
     *
     * @param attempt which attempt it is of those that this run has
     */
    void apply(FileEntry file, int attempt) throws IOException {
        files.append(file);
        FileStatus replaced = file.replaced();
        if (replaced == null) {
            counts.countFile(file.status(), attempt);
        } else {
            counts.countInstead(file.status(), replaced);
        }
        target.listener().fileRecorded(run, file);
    }

    /** Takes any other entry. */
    void apply(JournalEntry entry) throws IOException {
        if (entry instanceof JournalEntry.EmailRecorded email) {
            emails.append(email.result());
            counts.countEmail(email.result().status());
            target.listener().emailRecorded(run, email.result());
        } else if (entry instanceof JournalEntry.StepRecorded recorded) {
            steps.put(recorded.step());
        } else if (entry instanceof JournalEntry.RunDescribed described) {
            run = described.description().applyTo(run);
            target.listener().runDescribed(run);
        } else if (entry instanceof JournalEntry.RunEnded end) {
            counts.dropped(end.droppedRecords() + lost);
            files.rest();
            emails.rest();
            end(
                    new RunEnd(end.status(), end.errorMessage(), end.errorType(), end.exitCode(), end.signal()),
                    end.completedAt());
        }
    }

    void dropped(long records) {
        if (!hasEnded()) {
            counts.dropped(Math.max(records + lost, counts.dropped()));
        }
    }

    /** Ends the run as its process's death would have it; the files that were in flight become records of it. */
    void endDied(List<InFlightFile> inFlight, Instant lastSignOfLife) throws IOException {
        RunEnd end = RunEnd.processDied();
        Instant completedAt = notBeforeItsFiles(lastSignOfLife, inFlight);
        for (InFlightFile file : inFlight) {
            if (file.run() == number) {
                apply(FileEntry.of(number, diedInFlight(file, completedAt, end)));
            }
        }
        end(end, completedAt);
    }

    /** The sign of life is by the wall clock, which may have been set back; the run's own times are not. */
    private Instant notBeforeItsFiles(Instant lastSignOfLife, List<InFlightFile> inFlight) {
        Instant latest = lastSignOfLife.isBefore(run.startedAt()) ? run.startedAt() : lastSignOfLife;
        for (InFlightFile file : inFlight) {
            if (file.run() == number && file.startedAt().isAfter(latest)) {
                latest = file.startedAt();
            }
        }
        return latest;
    }

    /** How somebody has closed the run in the storage who took its process for dead. */
    Optional<RunMetadata> closedByAnother() {
        return Optional.ofNullable(metadataDocument.closed());
    }

    /** Makes documents of the run as it stands. */
    void publish(Instant now) throws IOException {
        if (stage == Stage.STARTED) {
            stage = Stage.SHOWN;
        }
        if (metadataDocument.isClosed(run, now)) {
            stage = Stage.ANOTHERS;
            return;
        }
        run = asItStands().heartbeatAt(now).build();
        files.publish();
        emails.publish();
        metadataDocument.show(run, now);
    }

    /**
     * Makes the final documents; the metadata last, so that a run that says how it ended has its logs whole. It is
     * written beside the journal first: once the email log has left, only it has the email results, and without either
     * the run had been stored completely before a crash.
     */
    void store() throws IOException {
        stage = Stage.LEAVING;
        Path document = folder.resolve(number + "-run");
        if (!Files.exists(document)) {
            if (emails.isFinished() && !moved) {
                return;
            }
            writeFinal(document);
        }
        files.finish();
        emails.finish();
        if (metadataDocument.isClosed(run, Instant.now()) || !metadataDocument.update(finalDocument(document))) {
            endAsClosed(document);
            metadataDocument.replace(finalDocument(document));
        }
        Files.deleteIfExists(document);
    }

    private RunDocument finalDocument(Path document) throws IOException {
        return RunDocument.of(run, BlobContent.of(document, Files.size(document)));
    }

    /**
     * How the run was closed is final, whatever its process knows better. But its counts are to be those of its logs,
     * which are whole now.
     */
    private void endAsClosed(Path document) throws IOException {
        RunMetadata as = Objects.requireNonNull(metadataDocument.closed(), "only of a run that somebody has closed");
        if (as.status() != run.status()) {
            target.diagnostics()
                    .warn("closed " + run.runId(), closing(as) + "; it stays so, and ended as " + word(run.status()));
        }
        RunMetadata written;
        try (InputStream in = Files.newInputStream(document)) {
            written = RunJson.read(in); // with the emails, which are nowhere else any more
        }
        run = RunEnd.of(as)
                .applyTo(run.toBuilder())
                .completedAt(as.completedAt())
                .heartbeatAt(as.heartbeatAt())
                .build();
        write(run.toBuilder().emailResults(written.emailResults()).build(), document);
    }

    /** For a warning. */
    public static String closing(RunMetadata closed) {
        return "run " + closed.runId() + " was closed in the storage as " + word(closed.status())
                + " by somebody who took this process for dead while it gave no sign of life";
    }

    /** As the documents have it. */
    private static String word(RunStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private void write(RunMetadata last, Path document) throws IOException {
        Path unfinished = folder.resolve(number + "-run.tmp");
        try (OutputStream out = new BufferedOutputStream(PrivateFiles.replace(unfinished))) {
            RunJson.write(last, last.emailResults(), out);
        }
        Files.move(unfinished, document, StandardCopyOption.ATOMIC_MOVE);
    }

    private void writeFinal(Path document) throws IOException {
        Path unfinished = folder.resolve(number + "-run.tmp");
        try (OutputStream out = new BufferedOutputStream(PrivateFiles.replace(unfinished))) {
            if (emails.flush() == 0) {
                RunJson.write(run, List.of(), out);
            } else {
                writeWithEmails(out);
            }
        }
        Files.move(unfinished, document, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Reads back what was written, which takes a parser: its seventy classes are not for the end of a run that sent
     * nothing.
     */
    private void writeWithEmails(OutputStream out) throws IOException {
        try (RecordReader<EmailResult> results = RecordReader.emailLogs(emails.open())) {
            RunJson.write(run, () -> new RecordIterator<>(results), out);
        }
    }

    /** Goes on in another folder, since somebody has deleted this one. What is lost with it is counted. */
    void moveTo(Path other) throws IOException {
        boolean allFiles = files.moveTo(other.resolve(number + "-files"));
        boolean allEmails = emails.moveTo(other.resolve(number + "-emails"));
        folder = other;
        moved = true;
        lost += allFiles ? 0 : files.records() - stored(target.storage().readFileLogs(run));
        lost += allEmails ? 0 : emails.records() - stored(target.storage().readEmailLogs(run));
        counts.dropped(counts.dropped() + lost);
        run = asItStands().build();
    }

    private RunMetadata.Builder asItStands() {
        return counts.applyTo(run.toBuilder()).steps(steps.all());
    }

    private static long stored(Stream<?> log) {
        try (log) {
            return log.count();
        } catch (UncheckedIOException none) {
            return 0;
        }
    }

    /** What has to be noted of the run; all that was appended is handed to the operating system first. */
    Progress.Run state() throws IOException {
        return new Progress.Run(number, asItStands().build(), files.flush(), emails.flush());
    }

    void close() {
        files.close();
        emails.close();
    }

    private void end(RunEnd end, Instant completedAt) {
        stage = Stage.ENDED;
        run = end.applyTo(asItStands())
                .completedAt(completedAt)
                .heartbeatAt(completedAt)
                .build();
    }

    private static FileProcessingLog diedInFlight(InFlightFile file, Instant lastSignOfLife, RunEnd end) {
        Duration ran = Duration.between(file.startedAt(), lastSignOfLife);
        return FileProcessingLog.builder(FileStatus.FAILED)
                .filePath(file.path())
                .fileType(file.fileType())
                .agentId(file.agentId())
                .errorType(FlyingFile.DIED)
                .errorMessage(end.errorMessage())
                .startedAt(file.startedAt())
                .processingTimeMs(Math.max(0, ran.toMillis()))
                .attempt(file.attempt())
                .build();
    }
}
