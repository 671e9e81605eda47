package io.runtrack.agent.context;

import io.runtrack.tracking.RunInProgress;
import java.lang.ref.WeakReference;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells which run a record belongs to. With one command active, that is its run, on whatever thread. With several, it
 * is the run of the thread that submitted the work, or else the run that was active alone before the others came. With
 * none, it is the implicit run of the process. Safe for any thread; reading takes no lock.
 */
public final class ActiveRuns {
    private static final RunInProgress[] NO_RUNS = {};

    private final OutermostRuns outermost;
    private final ImplicitRun implicit;
    private final ThreadWork threads = new ThreadWork();
    private final SubmittedWork submitted = new SubmittedWork(threads);
    private final WorkWatch watch;

    private volatile boolean watching;
    // In the order of their start; replaced whole, under the lock of this.
    private volatile RunInProgress[] active = NO_RUNS;

    /**
     * The same with nobody to tell of work that threads hand to one another: it belongs to the run that was active
     * first.
     */
    public ActiveRuns(RunStarter starter, GivenIds given, Clock clock, Supplier<@Nullable String> mainClass) {
        this(starter, given, clock, mainClass, WorkWatch.NONE);
    }

    /**
     * @param starter where runs come from
     * @param given ids for the outermost runs
     * @param clock tells UTC midnights
     * @param mainClass the binary name of the class that was launched, for the implicit run; may supply null
     * @param watch tells of work that threads hand to one another, asked for when several runs are active
     */
    public ActiveRuns(
            RunStarter starter, GivenIds given, Clock clock, Supplier<@Nullable String> mainClass, WorkWatch watch) {
        this.watch = watch;
        this.outermost = new OutermostRuns(starter, given);
        this.implicit = new ImplicitRun(outermost, clock, mainClass);
    }

    /** Starts the run of a command, within the one that this thread's work belongs to. */
    public RunInProgress start(RunRequest command) {
        RunInProgress run = outermost.startWithin(threads.parent(submitted.overlap()), command);
        while (!add(run)) {
            watch.prepare();
            watching = true;
        }
        return run;
    }

    /** This thread works for the command of the run, until it leaves that again. */
    public void enterThread(RunInProgress run) {
        threads.enterCommand(submitted.overlap(), run);
    }

    /** This thread has left the command's method, which may go on elsewhere. */
    public void leaveThread(RunInProgress run) {
        threads.leaveCommand(run);
    }

    /** The run has ended: nothing belongs to it any more. */
    public synchronized void remove(RunInProgress run) {
        RunInProgress[] before = active;
        int at = 0;
        while (at < before.length && before[at] != run) {
            at++;
        }
        if (at == before.length) {
            return;
        }
        RunInProgress[] after = new RunInProgress[before.length - 1];
        System.arraycopy(before, 0, after, 0, at);
        System.arraycopy(before, at + 1, after, at, after.length - at);
        active = after;
        if (after.length == 1) {
            watch.tell(null);
            submitted.end();
        }
    }

    /** The run that a record made now, on this thread, belongs to. */
    public RunInProgress current() {
        RunInProgress[] runs = active;
        if (runs.length == 1 && runs[0].isActive()) {
            return runs[0];
        }
        return runs.length == 0 ? implicit.open() : amongSeveral(runs);
    }

    /** The run for records that come after the end of the one that they belonged to. */
    public RunInProgress implicitRun() {
        return implicit.open();
    }

    /** Ends the implicit run of a day that is over, for processes that have nothing to record for long. */
    public void closeImplicitRunOfYesterday() {
        implicit.closeIfOver();
    }

    private RunInProgress amongSeveral(RunInProgress[] runs) {
        RunInProgress only = null;
        for (RunInProgress run : runs) {
            if (run.isActive()) {
                if (only != null) {
                    return ofThisThread(only);
                }
                only = run;
            }
        }
        return only == null ? implicit.open() : only;
    }

    /** The others may have ended while we looked: then there is one left, which is as good as any. */
    private RunInProgress ofThisThread(RunInProgress otherwise) {
        Overlap now = submitted.overlap();
        if (now == null) {
            return otherwise;
        }
        WeakReference<RunInProgress> origin = threads.origin(now);
        RunInProgress run = origin == null ? now.first().get() : origin.get();
        return run != null && run.isActive() ? run : implicit.open();
    }

    /** False when the run would be the second one, and nobody watches yet what is submitted by whom. */
    private synchronized boolean add(RunInProgress run) {
        RunInProgress[] before = active;
        if (before.length == 1) {
            if (!watching) {
                return false;
            }
            watch.tell(submitted.begin(before[0]));
        }
        RunInProgress[] after = new RunInProgress[before.length + 1];
        System.arraycopy(before, 0, after, 0, before.length);
        after[before.length] = run;
        active = after;
        return true;
    }
}
