package io.runtrack.tracking;

import io.runtrack.journal.JournalEntry;
import io.runtrack.journal.SeenJournal;
import io.runtrack.journal.Spool;
import java.io.IOException;

/** The ids of the runs that wait in a spool for their storage, those of living processes and of dead ones. For one thread. */
final class JournalledRunIds {
    /** A given id goes to a process's first run: it stands near the beginning. No command is kept waiting for gigabytes to be read. */
    private static final int ENTRIES_LOOKED_AT = 100_000;

    private final Spool spool;
    private final String destination;

    JournalledRunIds(Spool spool, String destination) {
        this.spool = spool;
        this.destination = destination;
    }

    /** @throws IOException if that cannot be told */
    boolean contain(String runId) throws IOException {
        for (SeenJournal journal : spool.look(header -> header.destination().equals(destination))) {
            // In this order: what a reader has noted it releases, and not before.
            if (journal.contains(entry -> starts(entry, runId), ENTRIES_LOOKED_AT) || isNoted(journal, runId)) {
                return true;
            }
        }
        return false;
    }

    private static boolean starts(JournalEntry entry, String runId) {
        return entry instanceof JournalEntry.RunStarted started
                && started.metadata().runId().equals(runId);
    }

    private static boolean isNoted(SeenJournal journal, String runId) throws IOException {
        for (Progress.Run run : Progress.load(journal.folder()).runs()) {
            if (run.metadata().runId().equals(runId)) {
                return true;
            }
        }
        return false;
    }
}
