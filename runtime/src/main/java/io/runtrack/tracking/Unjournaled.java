package io.runtrack.tracking;

import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.tracking.delivery.RunEnd;
import java.time.Instant;

/**
 * Keeps nothing.
 *
 * @param kept what it answers: true where nothing was meant to be kept, false where a journal was wanted and is missing
 */
record Unjournaled(boolean kept) implements RunJournal {
    @Override
    public int enter(FileInFlight file, int attempt) {
        return FileInFlight.NO_SLOT;
    }

    @Override
    public void leave(int slot) {}

    @Override
    public boolean prepare(FileInFlight file, FileProcessingLog ending) {
        return true;
    }

    @Override
    public boolean fileEnded(FileInFlight file, int attempt) {
        return kept;
    }

    @Override
    public boolean fileEnded(FileProcessingLog log, int slot) {
        return kept;
    }

    @Override
    public boolean fileAborted(FileProcessingLog log, int slot) {
        return kept;
    }

    @Override
    public boolean email(EmailResult result) {
        return kept;
    }

    @Override
    public boolean ended(RunEnd end, Instant completedAt, long dropped) {
        return kept;
    }
}
