package io.runtrack.tracking;

import io.runtrack.diagnostics.Diagnostics;
import io.runtrack.journal.Journal;
import io.runtrack.journal.Spool;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.threads.BackgroundThreads;
import io.runtrack.tracking.delivery.Announcer;
import io.runtrack.tracking.delivery.Recovery;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A recorder's journal with all that works on it: the thread that writes the documents, the recovery of what dead
 * processes left, and the hook that ends the runs when the JVM ends. Safe for any thread.
 */
final class OpenJournal {
    /**
     * How long it may take to put the ends of the runs on record, even where nobody wants to wait until they are
     * stored.
     */
    private static final long MILLIS_FOR_THE_JOURNAL = 250;

    private static final long MILLIS_FOR_THE_LAST_WORD = 1_000;

    private final Recorder recorder;
    private final Spool spool;
    private final Journal journal;
    private final BackgroundWriter writer;
    private final Thread recovery;
    private volatile @Nullable Recovery dead;
    private final Thread hook = BackgroundThreads.atExit("runtrack-exit", this::endWithJvm);
    private final Thread ending = BackgroundThreads.create("runtrack-shutdown", this::endRuns);
    private final Thread lastWord =
            BackgroundThreads.create("runtrack-last-word", () -> diagnostics().lastWord(whatWaits()));

    private OpenJournal(Recorder recorder, Spool spool, Journal journal) {
        this.recorder = recorder;
        this.spool = spool;
        this.journal = journal;
        this.writer = BackgroundWriter.of(recorder, spool, journal);
        this.recovery = BackgroundThreads.create("runtrack-recovery", this::recover);
    }

    static OpenJournal start(Recorder recorder, Spool spool, Journal journal) {
        OpenJournal open = new OpenJournal(recorder, spool, journal);
        open.writer.start();
        open.recovery.start();
        try {
            Runtime.getRuntime().addShutdownHook(open.hook);
        } catch (IllegalStateException tooLate) {
            // A hook of the host's has the first thing to record. What it records is in the journal, and the next
            // process finishes its run.
            open.sayWhatWaits();
        }
        return open;
    }

    /** Whether somebody has deleted it. */
    boolean wasRemoved() {
        return writer.wasRemoved();
    }

    Journal journal() {
        return journal;
    }

    void wake() {
        writer.wake();
    }

    void awaitTold() {
        writer.awaitTold();
    }

    boolean awaitForwarded(long millis) throws InterruptedException {
        return writer.awaitForwarded(millis);
    }

    void close(long millis) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            return; // the hook is at it
        }
        finish(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
        if (!writer.hasDelivered()) {
            diagnostics().warn("undelivered " + journal.folder(), whatWaits());
        }
    }

    /**
     * The work is done on a daemon beside the hook's thread, so that whatever that may wait for, a lock that a host's
     * thread holds or a storage, the JVM's exit is held up no longer than allowed.
     */
    private void endWithJvm() {
        ending.start();
        BackgroundThreads.join(ending, Math.max(shutdownMillis(), MILLIS_FOR_THE_JOURNAL));
        if (!writer.hasDelivered()) {
            sayWhatWaits();
        }
    }

    /** On a daemon, too: a stderr that nobody reads holds up whoever prints there. */
    private void sayWhatWaits() {
        lastWord.start();
        BackgroundThreads.join(lastWord, MILLIS_FOR_THE_LAST_WORD);
    }

    private String whatWaits() {
        if (writer.wasRemoved()) {
            return "records that " + recorder.options().storage().destination()
                    + " does not hold yet are lost: their journal " + journal.folder() + " was removed";
        }
        Path spool = recorder.options().spool().folder();
        TrackingStorage storage = recorder.options().storage();
        String remedy = storage.blobs().location() == null
                ? "; its store has no location, so that no other process can deliver them"
                : "; \"runtrack recover --spool " + spool + "\" delivers them";
        return "records that " + storage.destination() + " does not hold yet wait in " + spool + remedy;
    }

    private Diagnostics diagnostics() {
        return recorder.options().reporting().diagnostics();
    }

    private void endRuns() {
        try {
            endRuns(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(shutdownMillis()));
        } catch (Throwable problem) { // a host's security manager may refuse us anything
            diagnostics().failure("the end of the JVM", problem);
        }
    }

    private void endRuns(long deadline) {
        JvmExit.Cause cause = recorder.options().reporting().jvmExit().cause();
        if (cause.signal() == null) {
            endActiveRuns(cause, false); // what is recorded from now on is the implicit run's
        }
        awaitHostHooks(deadline - TimeUnit.MILLISECONDS.toNanos(shutdownMillis() / 4));
        recorder.abortOrphanedFiles(cause);
        recorder.refuseRuns();
        endActiveRuns(cause, true);
        finish(deadline);
    }

    private long shutdownMillis() {
        return recorder.options().timing().shutdownTimeout().toMillis();
    }

    private void endActiveRuns(JvmExit.Cause cause, boolean implicit) {
        for (TrackedRun run : recorder.activeRuns().values()) {
            if (implicit || !run.isImplicit()) {
                run.endFromOutside(cause);
            }
        }
    }

    /**
     * What the host's own hooks still record is kept: it belongs to the runs that a signal ends, or else to the
     * implicit run. A quarter of the time is kept for storing it.
     */
    private void awaitHostHooks(long deadline) {
        for (Thread hook : recorder.options().reporting().jvmExit().hostHooks()) {
            BackgroundThreads.join(hook, millisUntil(deadline));
        }
    }

    private void finish(long deadline) {
        Recovery ofRecovered = dead;
        if (ofRecovered != null) {
            ofRecovered.hurry();
        }
        writer.stop(millisUntil(deadline));
        BackgroundThreads.join(recovery, millisUntil(deadline));
        if (recorder.recoversAtEnd() && writer.hasDelivered()) {
            recover();
        }
    }

    private void recover() {
        String destination = recorder.options().storage().destination();
        Announcer announcer = recorder.options().reporting().announcer();
        Recovery ofRecovered = new Recovery(spool, named -> recorder.options().storage(), announcer, diagnostics());
        dead = ofRecovered;
        ofRecovered.recover(header -> header.destination().equals(destination));
    }

    private static long millisUntil(long deadline) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
    }
}
