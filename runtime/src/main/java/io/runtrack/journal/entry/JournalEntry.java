package io.runtrack.journal.entry;

import io.runtrack.annotations.FileStatus;
import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunDescription;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.model.RunStep;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a journal. Entries of all runs of a process lie in one journal, in the order in which they were
 * appended.
 */
public sealed interface JournalEntry {

    /** The run's number within this journal, from 1. */
    int run();

    /**
     * A run began.
     *
     * @param run the number that the run's other entries name
     * @param metadata the run as it stood then, under an id that no other run has
     * @param givenId the id that the run is to be stored under if no other run has it; null if none was given
     */
    record RunStarted(
            int run, RunMetadata metadata, @Nullable String givenId) implements JournalEntry {

        /** A run that was given no id. */
        public RunStarted(int run, RunMetadata metadata) {
            this(run, metadata, null);
        }
    }

    /**
     * A run that goes on has learned what it is.
     *
     * @param run the run's number
     * @param description takes the place of the one before, but for the labels, which are added
     */
    record RunDescribed(int run, RunDescription description) implements JournalEntry {}

    /**
     * A file was processed.
     *
     * @param run the run's number
     * @param log the record; its run id is not stored and comes back as null
     * @param replaced how the attempt before it ended, whose place it takes; null says that a second attempt takes that
     *     of a failure
     */
    record FileRecorded(
            int run, FileProcessingLog log, @Nullable FileStatus replaced) implements JournalEntry {

        /** A record that takes no other's place, or that of a failure. */
        public FileRecorded(int run, FileProcessingLog log) {
            this(run, log, null);
        }
    }

    /**
     * An email was sent, refused or skipped.
     *
     * @param run the run's number
     * @param result what became of it
     */
    record EmailRecorded(int run, EmailResult result) implements JournalEntry {}

    /**
     * A step of a run began, or ended.
     *
     * @param run the run's number
     * @param step the step
     */
    record StepRecorded(int run, RunStep step) implements JournalEntry {}

    /**
     * A run ended.
     *
     * @param run the run's number
     * @param status the final status
     * @param errorMessage why it failed or was aborted; shortened when there is hardly any room left
     * @param errorType the simple class name of the exception that ended it
     * @param exitCode the code with which it ended
     * @param signal the number of the signal that ended it
     * @param completedAt when it ended
     * @param droppedRecords its records that could not be kept
     */
    record RunEnded(
            int run,
            RunStatus status,
            @Nullable String errorMessage,
            @Nullable String errorType,
            @Nullable Integer exitCode,
            @Nullable Integer signal,
            Instant completedAt,
            long droppedRecords)
            implements JournalEntry {}
}
