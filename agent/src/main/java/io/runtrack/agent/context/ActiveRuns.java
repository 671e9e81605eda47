package io.runtrack.agent.context;

import io.runtrack.tracking.RunTracker;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which run a record belongs to. With one command active that is its run, whatever the thread; with several, the innermost of the
 * calling thread, else the one started last; with none, the implicit run of the process. Safe for any thread; reading takes no lock.
 */
public final class ActiveRuns {
    private static final RunTracker[] NO_RUNS = {};

    private final OutermostRuns outermost;
    private final ImplicitRun implicit;

    @SuppressWarnings("ThreadLocalUsage") // there is one of us in a JVM, and no static state in here
    private final ThreadLocal<@Nullable NestedRun> innermost = new ThreadLocal<>();
    // In the order of their start; replaced whole, under the lock of this.
    private volatile RunTracker[] active = NO_RUNS;

    /**
     * @param starter where runs come from
     * @param given ids for the outermost runs
     * @param clock tells UTC midnights
     * @param mainClass the binary name of the class that was launched, for the implicit run; may supply null
     */
    public ActiveRuns(RunStarter starter, GivenIds given, Clock clock, Supplier<@Nullable String> mainClass) {
        this.outermost = new OutermostRuns(starter, given);
        this.implicit = new ImplicitRun(outermost, clock, mainClass);
    }

    /** A tracked command was entered on this thread: starts its run, within the innermost one of this thread. */
    public RunTracker enter(RunRequest command) {
        NestedRun enclosing = innermostOfThread();
        RunTracker run = outermost.startWithin(enclosing == null ? null : enclosing.run(), command);
        innermost.set(new NestedRun(run, enclosing));
        add(run);
        return run;
    }

    /** This thread has left the command's method, which may go on elsewhere. */
    public void leaveThread(RunTracker run) {
        NestedRun top = innermost.get();
        while (top != null && top.run() != run) {
            top = top.enclosing();
        }
        NestedRun enclosing = top == null ? null : top.enclosing();
        if (enclosing != null) {
            innermost.set(enclosing);
        } else if (top != null) {
            innermost.remove();
        }
    }

    /** The run has ended: nothing belongs to it any more. */
    public synchronized void remove(RunTracker run) {
        RunTracker[] before = active;
        int at = 0;
        while (at < before.length && before[at] != run) {
            at++;
        }
        if (at == before.length) {
            return;
        }
        RunTracker[] after = new RunTracker[before.length - 1];
        System.arraycopy(before, 0, after, 0, at);
        System.arraycopy(before, at + 1, after, at, after.length - at);
        active = after;
    }

    /** The run that a record made now, on this thread, belongs to. */
    public RunTracker current() {
        RunTracker[] runs = active;
        if (runs.length == 1 && runs[0].isActive()) {
            return runs[0];
        }
        return runs.length == 0 ? implicit.open() : amongSeveral(runs);
    }

    /** The run for records that come after the end of the one that they belonged to. */
    public RunTracker implicitRun() {
        return implicit.open();
    }

    /** Ends the implicit run of a day that is over, for processes that have nothing to record for long. */
    public void closeImplicitRunOfYesterday() {
        implicit.closeIfOver();
    }

    private RunTracker amongSeveral(RunTracker[] runs) {
        NestedRun ofThread = innermostOfThread();
        if (ofThread != null) {
            return ofThread.run();
        }
        for (int i = runs.length - 1; i >= 0; i--) {
            if (runs[i].isActive()) {
                return runs[i];
            }
        }
        return implicit.open();
    }

    private @Nullable NestedRun innermostOfThread() {
        NestedRun nested = innermost.get();
        while (nested != null && !nested.run().isActive()) {
            nested = nested.enclosing();
        }
        return nested;
    }

    private synchronized void add(RunTracker run) {
        RunTracker[] before = active;
        RunTracker[] after = new RunTracker[before.length + 1];
        System.arraycopy(before, 0, after, 0, before.length);
        after[before.length] = run;
        active = after;
    }

    /** A run of a thread, and the one that it was started in. */
    private record NestedRun(RunTracker run, @Nullable NestedRun enclosing) {}
}
