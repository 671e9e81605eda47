package io.runtrack.tracking;

import io.runtrack.diagnostics.Diagnostics;
import io.runtrack.journal.Journal;
import io.runtrack.journal.JournalHeader;
import io.runtrack.journal.Spool;
import io.runtrack.journal.entry.JournalEntry;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunEnvironment;
import io.runtrack.model.RunMetadata;
import io.runtrack.tracking.delivery.DriverLine;
import io.runtrack.tracking.delivery.FlyingFile;
import io.runtrack.tracking.delivery.OpenRun;
import io.runtrack.tracking.delivery.RunEnd;
import io.runtrack.tracking.delivery.RunListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the runs that this process tracks into one storage: one journal, one background thread, one shutdown hook.
 * Nothing is opened before the first run starts. Safe for any thread.
 */
public final class Recorder implements AutoCloseable {
    private final RecorderOptions options;
    private final Diagnostics diagnostics;

    /** Told when the first run starts, when the application's main method is on the stack. Racy: equal whoever asks. */
    private volatile @Nullable RunEnvironment environment;

    private final Map<Integer, TrackedRun> active = new ConcurrentHashMap<>(); // by their numbers in the journal
    private final UnnamedRuns unnamed = new UnnamedRuns();
    private final OrphanedFiles orphanedFiles = OrphanedFiles.none();
    private volatile Runnable checkpointTask = () -> {};
    private volatile Consumer<FileProcessingLog> implicitRun = new Nobody();
    private @Nullable OpenJournal open; // guarded by this
    private final List<OpenJournal> removed = new ArrayList<>(); // guarded by this
    private int runs; // guarded by this
    private boolean closed; // guarded by this

    private final @Nullable DriverLine line;
    private volatile boolean partDied;

    private Recorder(RecorderOptions options, @Nullable DriverLine line) {
        this.options = options;
        this.line = line;
        this.diagnostics = options.reporting().diagnostics();
    }

    public static Recorder open(RecorderOptions options) {
        return new Recorder(options, null);
    }

    /**
     * A recorder of runs that are parts of another process's: what it keeps goes there. What does not get there is
     * recovered like what a dead process leaves.
     */
    public static Recorder forwarding(RecorderOptions options, DriverLine line) {
        return new Recorder(options, line);
    }

    /**
     * Waits until the process that this one is a part of has all that was recorded before.
     *
     * @param millis how long to wait for each of its answers
     * @return false if there is none
     */
    public boolean awaitForwarded(long millis) throws InterruptedException {
        OpenJournal current;
        synchronized (this) {
            current = open;
        }
        return current != null && current.awaitForwarded(millis);
    }

    /** A part of one of these runs has died: what it leaves is recovered when they have ended. For any thread. */
    public void recoverAtEnd() {
        partDied = true;
    }

    boolean recoversAtEnd() {
        return partDied;
    }

    @Nullable
    DriverLine line() {
        return line;
    }

    /** What all runs have in flight now. */
    List<FlyingFile> inFlight() {
        List<FlyingFile> files = new ArrayList<>();
        active.forEach((number, run) -> run.addInFlight(number, files));
        return files;
    }

    /** Begins the description of a run that this recorder keeps. */
    public RunTracker.Builder run(String command) {
        return new RunTracker.Builder(command, this);
    }

    /** Whether a run has been put on record. */
    public synchronized boolean hasRecorded() {
        return runs > 0;
    }

    /** Has something done at each checkpoint, on the background thread. */
    public void atCheckpoints(Runnable task) {
        checkpointTask = task;
    }

    /** Says who takes the records of files whose run has ended before them. */
    public void afterRuns(Consumer<FileProcessingLog> taker) {
        implicitRun = taker;
    }

    OrphanedFiles orphanedFiles() {
        return orphanedFiles;
    }

    /** Has records made of what is still in flight although its run has ended, since the JVM ends. */
    void abortOrphanedFiles(JvmExit.Cause cause) {
        RunEnd end = cause.endOf(false);
        FileProcessingLog aborted = TrackedRun.aborted((end == null ? RunEnd.jvmEnded() : end).errorMessage());
        try {
            orphanedFiles.takeAll(file -> implicitRun.accept(file.complete(aborted)));
        } catch (RuntimeException | Error problem) { // the runs have still to be ended
            diagnostics.failure("files in flight when the JVM ends", problem);
        }
    }

    Runnable checkpointTask() {
        return checkpointTask;
    }

    /** The runs that have started and not ended, by their numbers in the journal. */
    Map<Integer, TrackedRun> activeRuns() {
        return active;
    }

    /**
     * Waits, for the shutdown timeout at most, until all that was recorded is stored, and lets go of journal and
     * thread. Runs that are still active stay in the journal and are finished by the next process.
     */
    @Override
    public void close() {
        List<OpenJournal> closing;
        synchronized (this) {
            closed = true;
            closing = new ArrayList<>(removed);
            if (open != null) {
                closing.add(open);
            }
            open = null;
        }
        closing.forEach(
                journal -> journal.close(options.timing().shutdownTimeout().toMillis()));
    }

    /** A run that this process goes on with was closed in the storage: it is over here, too. */
    void closedByAnother(int number, RunMetadata closed) {
        TrackedRun run = active.get(number);
        if (run != null) {
            run.endAsClosed(closed);
            diagnostics.warn(
                    "closed " + closed.runId(),
                    OpenRun.closing(closed) + "; it stays so, and what is recorded for it from now on "
                            + (implicitRun instanceof Nobody ? "is lost" : "belongs to the run of the process"));
        }
    }

    RecorderOptions options() {
        return options;
    }

    /** The runs whose ids are not known yet. */
    UnnamedRuns unnamedRuns() {
        return unnamed;
    }

    RunEnvironment environment() {
        RunEnvironment known = environment;
        if (known == null) {
            known = CurrentProcess.environment();
            environment = known;
        }
        return known;
    }

    /** A run that started now would not be seen to its end. */
    synchronized void refuseRuns() {
        closed = true;
    }

    /**
     * Puts a run's start on record and tells its home. Without a journal the run is tracked all the same, and what it
     * loses is counted.
     */
    synchronized void begin(TrackedRun tracked, RunMetadata run, RunHome home) {
        if (closed) {
            return;
        }
        OpenJournal current = open;
        if (current == null || current.wasRemoved()) {
            current = openAnother(current);
            open = current;
        }
        if (current == null) {
            return;
        }
        int number = ++runs;
        active.put(number, tracked);
        unnamed.add(tracked);
        if (!current.journal().appendEssential(new JournalEntry.RunStarted(number, run, tracked.givenId()))) {
            active.remove(number);
            unnamed.remove(tracked);
            diagnostics.warn(
                    "journal",
                    "run " + tracked.runId() + " cannot be recorded: the spool "
                            + options.spool().folder() + " is full; free disk space or raise spool.max");
            return;
        }
        home.journalled(current.journal(), number);
        current.wake();
    }

    void ended(TrackedRun tracked) {
        active.values().remove(tracked);
        OpenJournal current;
        synchronized (this) {
            current = open;
        }
        if (current != null) {
            current.wake();
        }
    }

    /** Only where somebody listens: a record is safe without. */
    void awaitTold() {
        if (options.reporting().listener() == RunListener.NONE) {
            return;
        }
        OpenJournal current;
        synchronized (this) {
            current = open;
        }
        if (current != null) {
            current.awaitTold();
        }
    }

    /**
     * The runs of a journal that was removed go on in it; those that start now are safe in another, if there can be
     * one.
     */
    private @Nullable OpenJournal openAnother(@Nullable OpenJournal current) {
        OpenJournal another = openJournal();
        if (current != null && another != null) {
            removed.add(current);
        }
        return another == null ? current : another;
    }

    private @Nullable OpenJournal openJournal() {
        try {
            Spool spool = openSpool();
            return OpenJournal.start(this, spool, createJournal(spool));
        } catch (IOException | RuntimeException failure) {
            diagnostics.warn("journal", "nothing is recorded: " + withoutJournal(failure));
            return null;
        }
    }

    /**
     * Tries whether a journal can be opened, and leaves nothing behind but the spool's folder.
     *
     * @return what keeps it from being opened, and what to do; null if nothing does
     */
    public synchronized @Nullable String whyNoJournal() {
        if (open != null) {
            return null;
        }
        try {
            createJournal(openSpool()).delete();
            return null;
        } catch (IOException | RuntimeException failure) {
            return withoutJournal(failure);
        }
    }

    private Spool openSpool() throws IOException {
        return Spool.open(options.spool().folder(), warning -> diagnostics.warn(warning, warning));
    }

    private Journal createJournal(Spool spool) throws IOException {
        JournalHeader header = JournalHeader.of(
                options.storage().destination(), options.timing().checkpoint().toMillis());
        return spool.create(header, options.spool().maxBytes(), new RedactedTexts(options.redaction()));
    }

    private String withoutJournal(Exception failure) {
        return "no journal can be opened in " + options.spool().folder() + ": " + reason(failure);
    }

    /** What the spool has against the folder says what to do; what the system says does not. */
    private static String reason(Exception failure) {
        return failure.getClass() == IOException.class
                ? String.valueOf(failure.getMessage())
                : failure + "; set spool (TRACKING_SPOOL) to a folder that this user may write";
    }

    /** A class, since the first lambda of a JVM takes it tens of milliseconds. */
    private static final class Nobody implements Consumer<FileProcessingLog> {
        @Override
        public void accept(FileProcessingLog log) {}
    }
}
