package io.runtrack.tracking;

import io.runtrack.diagnostics.Diagnostics;
import io.runtrack.journal.Journal;
import io.runtrack.journal.entry.JournalEntry;
import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.tracking.delivery.RunEnd;
import java.time.Instant;

/** One run's way into the journal that it shares with the other runs of the process. Safe for any thread. */
final class JournaledRun implements RunJournal {
    private final Journal journal;
    private final int run;
    private final Diagnostics diagnostics;
    private volatile boolean warned;

    JournaledRun(Journal journal, int run, Diagnostics diagnostics) {
        this.journal = journal;
        this.run = run;
        this.diagnostics = diagnostics;
    }

    @Override
    public int enter(FileInFlight file, int attempt) {
        return journal.enter(run, file.path(), file.type(), file.agentId(), file.startedMicros(), attempt);
    }

    @Override
    public boolean prepare(FileInFlight file, FileProcessingLog ending) {
        return file.isBeginningOf(ending) && journal.complete(file.slot(), ending, file.millis(ending));
    }

    @Override
    public boolean fileEnded(FileInFlight file, int attempt) {
        return kept(journal.append(file.slot(), attempt));
    }

    @Override
    public void leave(int slot) {
        if (slot != FileInFlight.NO_SLOT) {
            journal.leave(slot);
        }
    }

    @Override
    public boolean fileEnded(FileProcessingLog log, int slot) {
        JournalEntry.FileRecorded entry = new JournalEntry.FileRecorded(run, log);
        return kept(slot == FileInFlight.NO_SLOT ? journal.append(entry) : journal.append(entry, slot));
    }

    @Override
    public boolean fileAborted(FileProcessingLog log, int slot) {
        JournalEntry.FileRecorded entry = new JournalEntry.FileRecorded(run, log);
        return kept(slot == FileInFlight.NO_SLOT ? journal.append(entry) : journal.appendForOwner(entry, slot));
    }

    @Override
    public boolean email(EmailResult result) {
        return kept(journal.append(new JournalEntry.EmailRecorded(run, result)));
    }

    @Override
    public boolean ended(RunEnd end, Instant completedAt, long dropped) {
        return journal.appendEssential(new JournalEntry.RunEnded(
                run,
                end.status(),
                end.errorMessage(),
                end.errorType(),
                end.exitCode(),
                end.signal(),
                completedAt,
                dropped));
    }

    /** Says once that records are dropped, and why; how many is in the run's metadata. */
    private boolean kept(boolean appended) {
        if (!appended && !warned) {
            warned = true;
            diagnostics.warn("dropped", "records are dropped, and counted in dropped_records: " + journal.whyDropped());
        }
        return appended;
    }
}
