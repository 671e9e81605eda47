package io.runtrack.tracking.delivery;

import io.runtrack.diagnostics.Diagnostics;
import io.runtrack.journal.DeadJournal;
import io.runtrack.journal.InFlightFile;
import io.runtrack.journal.JournalHeader;
import io.runtrack.journal.Spool;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Finishes the runs whose process died, from the journals that it left, through the same writer that serves the living.
 * It may be broken off anywhere and run again, by anybody. One process at a time works on a journal, and deletes it
 * when all its runs are stored.
 */
public final class Recovery {
    private static final long LONGEST_TELLING_MILLIS = 30_000;

    private final Spool spool;
    private final Storages storages;
    private final Announcer announcer;
    private final Diagnostics diagnostics;
    private Announcements telling = Announcements.NONE; // guarded by this
    private boolean hurried; // guarded by this

    /** Opens the storage that a journal names. */
    public interface Storages {

        /**
         * The storage at a destination; it is not closed by the caller.
         *
         * @throws IOException if there is no way to open it
         */
        TrackingStorage at(String destination) throws IOException;
    }

    /** @param announcer tells of what is finished, and of what a dead process could not tell of */
    public Recovery(Spool spool, Storages storages, Announcer announcer, Diagnostics diagnostics) {
        this.spool = spool;
        this.storages = storages;
        this.announcer = announcer;
        this.diagnostics = diagnostics;
    }

    /**
     * Works through the dead journals that the predicate chooses. What cannot be finished now is left as it is, with a
     * warning.
     *
     * @return the runs that were finished
     */
    public List<RunMetadata> recover(Predicate<JournalHeader> chosen) {
        List<RunMetadata> finished = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void runEnded(RunMetadata run) {
                finished.add(run);
            }
        };
        try {
            spool.forEachDead(
                    chosen,
                    new Consumer<>() { // no lambda: nearly always there is no such journal
                        @Override
                        public void accept(DeadJournal journal) {
                            recover(journal, listener);
                        }
                    });
        } catch (IOException failure) {
            diagnostics.warn("recovery", "the journals in " + spool.folder() + " cannot be listed: " + failure);
        }
        return finished;
    }

    /** The process ends: what is to be stored still is, but nobody else is told any more. For any thread. */
    public synchronized void hurry() {
        hurried = true;
        telling.hurry();
    }

    private synchronized void beginTelling(Announcements announcements) {
        telling = announcements;
        if (hurried) {
            announcements.hurry();
        }
    }

    private void finish(DeadJournal journal) throws IOException {
        if (journal.isDamaged()) {
            diagnostics.warn(
                    "damaged " + journal.folder(),
                    "journal " + journal.folder()
                            + " is damaged: what is whole of it is stored, records that are not may be"
                            + " missing; it is kept as " + journal.setAside()
                            + ", delete it when it is of no more use");
        } else {
            journal.delete();
        }
    }

    private void recover(DeadJournal journal, RunListener listener) {
        try (journal) {
            TrackingStorage storage = storages.at(journal.header().destination());
            DeliveredRecords delivered = null;
            if (ForwardingWriter.isForwarded(journal.folder())) {
                delivered = DeliveredRecords.of(journal, storage);
                if (delivered == null) {
                    return; // its driver goes on
                }
            }
            IdClaim ids = new IdClaim(
                    storage, new JournalledRuns(spool, journal.header().destination()));
            Announcements announcements = announcer.ofRecovered(journal.folder(), storage);
            RunWriter.Target target = new RunWriter.Target(
                    storage, RunBeginnings.ofDead(ids), RunListener.both(listener, announcements), diagnostics);
            try (RunWriter writer = RunWriter.resume(journal, target)) {
                List<InFlightFile> inFlight = journal.inFlight();
                if (delivered != null) {
                    writer.without(delivered);
                    inFlight = delivered.without(inFlight);
                }
                writer.drain(Integer.MAX_VALUE);
                writer.endDied(inFlight, journal.lastSignOfLife());
                writer.storeEnded(true);
                beginTelling(announcements);
                if (announcements.finish(LONGEST_TELLING_MILLIS) && writer.isDone()) {
                    finish(journal);
                }
            }
        } catch (IOException
                | RuntimeException
                | Error failure) { // one that takes too much memory, say: the others may take less
            diagnostics.warn(
                    "recovery " + journal.folder(),
                    "journal " + journal.folder() + " cannot be finished now (" + failure
                            + "); it is kept, and runtrack recover tries again");
        }
    }
}
