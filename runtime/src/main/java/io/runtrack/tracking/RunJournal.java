package io.runtrack.tracking;

import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.tracking.delivery.RunEnd;
import java.time.Instant;

/**
 * Where a tracker leaves what must survive the process. Nothing here throws or waits for a storage; what answers false
 * could not be kept. For any thread.
 */
interface RunJournal {
    /** For a run that is only counted. */
    RunJournal NONE = new Unjournaled(true);

    /** For a run whose journal could not be opened: all its records are dropped, and counted as such. */
    RunJournal LOST = new Unjournaled(false);

    /**
     * Notes a file as being processed; answers its slot in the table of files in flight, or
     * {@link FileInFlight#NO_SLOT}.
     */
    int enter(FileInFlight file, int attempt);

    /** Frees a slot without a record. */
    void leave(int slot);

    /**
     * Gets the record of a file in flight ready to be kept, which takes longer than keeping it and needs no lock. For
     * the thread that ends the file.
     *
     * @param ending what is known only now; the rest is the file's
     * @return false if that cannot be done beforehand
     */
    boolean prepare(FileInFlight file, FileProcessingLog ending);

    /** Keeps the record that was prepared for a file and frees its slot, both or neither. */
    boolean fileEnded(FileInFlight file, int attempt);

    /** Keeps the record of a file and frees its slot, both or neither. */
    boolean fileEnded(FileProcessingLog log, int slot);

    /**
     * Keeps the record of a file whose processing goes on, and has still to free its slot, which is shown as free
     * already.
     */
    boolean fileAborted(FileProcessingLog log, int slot);

    boolean email(EmailResult result);

    boolean ended(RunEnd end, Instant completedAt, long dropped);
}
