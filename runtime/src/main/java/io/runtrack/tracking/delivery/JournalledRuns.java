package io.runtrack.tracking.delivery;

import io.runtrack.journal.SeenJournal;
import io.runtrack.journal.Spool;
import io.runtrack.journal.entry.JournalEntry;
import io.runtrack.model.RunMetadata;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The runs that wait in a spool for their storage, of living processes and of dead ones. Of runs of one given id, the
 * one that started first has the right to it. So a process comes before those that it starts, however slow its storage
 * is. For one thread.
 */
public final class JournalledRuns {
    /** A given id goes to a process's first run: it stands near the beginning. */
    private static final int ENTRIES_LOOKED_AT = 100_000;

    private final Spool spool;
    private final String destination;

    public JournalledRuns(Spool spool, String destination) {
        this.spool = spool;
        this.destination = destination;
    }

    /**
     * Whether another journal has a run of the same id that started earlier, or one that is known to have the id.
     * Journals that are gone, or cannot be read, have none.
     *
     * @param journal the folder of the run's own journal
     */
    boolean holdEarlier(RunMetadata run, Path journal) throws IOException {
        for (SeenJournal other : spool.look(header -> header.destination().equals(destination))) {
            if (!isFolderOf(other, journal) && holds(other, run, journal)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFolderOf(SeenJournal other, Path journal) {
        return other.folder().getFileName().equals(journal.getFileName());
    }

    private static boolean holds(SeenJournal other, RunMetadata run, Path journal) {
        try {
            // In this order: what a reader has noted it releases, and not before.
            return other.contains(
                            entry -> entry instanceof JournalEntry.RunStarted started
                                    && run.runId().equals(started.givenId())
                                    && isEarlier(started.metadata(), other.folder(), run, journal),
                            ENTRIES_LOOKED_AT)
                    || isNoted(other, run.runId());
        } catch (IOException goneOrUnusable) {
            return false; // of what is unusable recovery speaks
        }
    }

    /** The order is the same for whoever looks. Names of journals tell apart what started at one moment. */
    private static boolean isEarlier(RunMetadata other, Path otherJournal, RunMetadata run, Path journal) {
        int order = other.startedAt().compareTo(run.startedAt());
        return order < 0 || (order == 0 && otherJournal.getFileName().compareTo(journal.getFileName()) < 0);
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
