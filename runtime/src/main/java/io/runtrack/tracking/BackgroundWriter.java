package io.runtrack.tracking;

import io.runtrack.journal.Journal;
import io.runtrack.journal.Spool;
import io.runtrack.journal.disk.PrivateFiles;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.threads.BackgroundThreads;
import io.runtrack.tracking.delivery.Announcements;
import io.runtrack.tracking.delivery.DriverLine;
import io.runtrack.tracking.delivery.ForwardingWriter;
import io.runtrack.tracking.delivery.IdClaim;
import io.runtrack.tracking.delivery.JournalConsumer;
import io.runtrack.tracking.delivery.JournalledRuns;
import io.runtrack.tracking.delivery.RunBeginnings;
import io.runtrack.tracking.delivery.RunListener;
import io.runtrack.tracking.delivery.RunWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The thread that turns the journal into documents: new runs and ended ones at once, everything else at each
 * checkpoint. It follows a busy journal closely, so that the spool stays small, and a quiet one at leisure. What fails
 * is tried again at the next checkpoint.
 */
final class BackgroundWriter {
    private static final long QUIET_PAUSE_MILLIS = 250;
    private static final long BUSY_PAUSE_MILLIS = 20;
    private static final int BUSY_ENTRIES = 1_000;
    // Some tens of milliseconds of work: however busy the host, heartbeat and checkpoint are not kept waiting.
    private static final int MOST_ENTRIES_AT_ONCE = 50_000;

    // Whoever is told answers within a moment, or is told by the next process: an exit is not held up for more.
    private static final long LONGEST_TELLING_MILLIS = 5_000;
    private static final long MILLIS_FOR_LEAVING = 100;

    private final Recorder recorder;
    private final Journal journal;
    private final JournalConsumer runs;
    private final Announcements announcements;
    private final WriterRounds rounds = new WriterRounds();
    private final Thread thread = BackgroundThreads.create("runtrack", this::run);
    private volatile boolean stopping;
    private volatile long deadline; // for the end of this thread
    private volatile boolean delivered;
    private volatile boolean removed;
    private @Nullable Path refuge; // of this thread only
    private long nextCheckpoint = System.nanoTime(); // of this thread only
    private boolean heapWasFull; // of this thread only
    private boolean failed; // of this thread only; then nothing is tried before the next checkpoint

    private BackgroundWriter(Recorder recorder, Journal journal, JournalConsumer runs, Announcements announcements) {
        this.recorder = recorder;
        this.journal = journal;
        this.runs = runs;
        this.announcements = announcements;
    }

    static BackgroundWriter of(Recorder recorder, Spool spool, Journal journal) {
        DriverLine line = recorder.line();
        if (line != null) {
            ForwardingWriter forwarding = new ForwardingWriter(journal, line, recorder::inFlight);
            return new BackgroundWriter(recorder, journal, forwarding, Announcements.NONE);
        }
        RecorderOptions.Reporting reporting = recorder.options().reporting();
        TrackingStorage storage = recorder.options().storage();
        IdClaim ids = new IdClaim(storage, new JournalledRuns(spool, storage.destination()));
        Announcements announcements = reporting.announcer().ofLive(journal.folder(), storage);
        RunWriter.Target target = new RunWriter.Target(
                storage,
                new RunBeginnings(ids, new ClassPathCommit(), recorder.unnamedRuns()),
                RunListener.both(reporting.listener(), announcements),
                reporting.diagnostics());
        return new BackgroundWriter(recorder, journal, RunWriter.fresh(journal, target), announcements);
    }

    void start() {
        thread.start();
    }

    void wake() {
        LockSupport.unpark(thread);
    }

    /** Waits, for a bounded time, until the listener has been told of all that the caller has recorded. */
    void awaitTold() {
        rounds.await(this::wake);
    }

    /** Waits until the other process has all that the caller has recorded; see {@link ForwardingWriter#await}. */
    boolean awaitForwarded(long millis) throws InterruptedException {
        return runs instanceof ForwardingWriter forwarding && forwarding.await(this::wake, journal.end(), millis);
    }

    /** Whether the thread has ended and left nothing to the next process. */
    boolean hasDelivered() {
        return delivered;
    }

    /**
     * Whether somebody has deleted the journal: what is in memory is still written, and does not survive the process.
     */
    boolean wasRemoved() {
        return removed;
    }

    /** Has everything written that is in the journal, and ends the thread; waits for it no longer than given. */
    void stop(long millis) {
        deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        stopping = true;
        recorder.options().storage().blobs().hurry();
        wake();
        BackgroundThreads.join(thread, millis);
    }

    private void run() {
        boolean last;
        do {
            last = stopping;
            rounds.begin();
            int entries = work(last);
            rounds.end();
            if (!last) {
                pauseAfter(entries);
            }
        } while (!last);
        rounds.close();
        leave();
    }

    /** Nothing may end this thread but the end of its work: not a full disk, not an OutOfMemoryError. */
    private int work(boolean last) {
        try {
            takeRefuge();
            journal.heartbeat(now()); // first: the process lives, whatever fails
            return failed && !last && !isCheckpointDue() ? 0 : write(last);
        } catch (OutOfMemoryError full) {
            if (heapWasFull) {
                leaveToNextCheckpoint(full);
            }
            heapWasFull = true; // by the host, as a rule, and for a moment: nothing is lost by trying again
            return 0;
        } catch (IOException | RuntimeException | Error failure) {
            if (removed || !runs.wasRemoved()) { // else the next round goes on elsewhere
                leaveToNextCheckpoint(failure);
            }
            return 0;
        }
    }

    private int write(boolean last) throws IOException {
        journal.makeRoomAhead();
        int entries = runs.drain(last ? Integer.MAX_VALUE : MOST_ENTRIES_AT_ONCE);
        boolean due = isCheckpointDue();
        runs.storeEnded(last || due);
        if (due) {
            checkpoint();
        }
        failed = false;
        heapWasFull = false;
        return entries;
    }

    private void leaveToNextCheckpoint(Throwable failure) {
        failed = true;
        nextCheckpoint = afterCheckpointInterval();
        report(failure);
    }

    private boolean isCheckpointDue() {
        return System.nanoTime() - nextCheckpoint >= 0;
    }

    private long afterCheckpointInterval() {
        return System.nanoTime() + recorder.options().timing().checkpoint().toNanos();
    }

    /**
     * Once with what {@link RunWriter} says of one run: it is one trouble. On a full heap even a warning can fail; then
     * it goes unsaid.
     */
    private void report(Throwable failure) {
        try {
            recorder.options().reporting().diagnostics().warn("storage", trouble(failure));
        } catch (RuntimeException | Error nothingLeft) {
            return;
        }
    }

    private String trouble(Throwable failure) {
        return "records wait in " + journal.folder() + " until they can be written: " + failure;
    }

    private void checkpoint() throws IOException {
        nextCheckpoint = afterCheckpointInterval();
        recorder.checkpointTask().run();
        announcements.tryAgain();
        for (Map.Entry<Integer, TrackedRun> run : recorder.activeRuns().entrySet()) {
            runs.dropped(run.getKey(), run.getValue().dropped());
        }
        runs.publishRunning(now());
        for (Map.Entry<Integer, RunMetadata> closed : runs.closedByOthers().entrySet()) {
            recorder.closedByAnother(closed.getKey(), closed.getValue());
        }
        if (!removed) {
            journal.force();
        }
    }

    /** Once: whether it can be done or not. */
    private void takeRefuge() {
        if (removed || !runs.wasRemoved()) {
            return;
        }
        removed = true;
        String consequence = "its runs go on, but records that are not stored yet are lost if this process dies";
        try {
            Path other = PrivateFiles.temporaryFolder();
            refuge = other;
            runs.moveTo(other);
            announcements.moveTo(other);
        } catch (IOException | RuntimeException failure) {
            consequence = "records that are not stored yet are lost: " + failure;
        }
        recorder.options()
                .reporting()
                .diagnostics()
                .warn(
                        "removed " + journal.folder(),
                        "the journal " + journal.folder() + " was removed while it was in use: " + consequence);
    }

    private Instant now() {
        return recorder.options().timing().clock().instant();
    }

    /** A journal whose runs are all stored has done its work; any other is left to the next process. */
    private void leave() {
        try {
            boolean done = runs.isDone();
            runs.close();
            delivered = done;
            if (tellTheRest() && done) {
                journal.delete();
            } else {
                journal.close();
            }
            if (refuge != null) {
                PrivateFiles.deleteTree(refuge);
            }
        } catch (IOException | RuntimeException | Error failure) {
            report(failure);
        }
    }

    /** What is stored comes first: others get what is left of the time, less than it takes to let go of the journal. */
    private boolean tellTheRest() {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()) - MILLIS_FOR_LEAVING;
        return announcements.finish(Math.max(0, Math.min(left, LONGEST_TELLING_MILLIS)));
    }

    /** A wake that came meanwhile makes this return at once. */
    private void pauseAfter(int entries) {
        if (entries >= MOST_ENTRIES_AT_ONCE) {
            return;
        }
        long millis = entries > BUSY_ENTRIES ? BUSY_PAUSE_MILLIS : QUIET_PAUSE_MILLIS;
        long untilCheckpoint = nextCheckpoint - System.nanoTime();
        LockSupport.parkNanos(this, Math.max(1, Math.min(TimeUnit.MILLISECONDS.toNanos(millis), untilCheckpoint)));
    }
}
