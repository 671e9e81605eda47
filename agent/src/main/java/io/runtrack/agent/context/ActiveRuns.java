package io.runtrack.agent.context;

import io.runtrack.agent.context.CapturedRun.Role;
import io.runtrack.model.RunDescription;
import io.runtrack.tracking.Recorder;
import io.runtrack.tracking.RunInProgress;
import io.runtrack.tracking.delivery.DriverLine;
import java.lang.ref.WeakReference;
import java.time.Clock;
import java.util.function.Function;
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
    private final CapturedRuns captured = new CapturedRuns();
    private volatile RunWatcher watcher = RunWatcher.NONE;
    private volatile @Nullable Cluster cluster;
    private volatile @Nullable Cluster executor; // the same, once this process is an executor

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
        RunInProgress enclosing = threads.parent(submitted.overlap());
        RunInProgress given = captured.handOver(enclosing, command.description());
        if (given != null && enclosing != null) {
            watcher.ending(enclosing);
            replace(enclosing, given);
            return given;
        }
        boolean isNobodys = enclosing != null && enclosing.isHandedOver();
        Cluster tasks = executor;
        String driversRun = tasks == null || enclosing != null ? null : tasks.parentOfCommands();
        RunInProgress run = driversRun == null
                ? outermost.startWithin(isNobodys ? null : enclosing, command)
                : outermost.startBelow(driversRun, command);
        while (!add(run)) {
            watch.prepare();
            watching = true;
        }
        return run;
    }

    /** Starts the run of a framework's job; a job that a tracked command calls is a part of that. */
    public CapturedRun startJob(RunDescription description) {
        return start(description, Role.JOB);
    }

    /** The same of a frame, which gives its run to the first command that it meets before it has a record. */
    public CapturedRun startFrame(RunDescription description) {
        return start(description, Role.FRAME);
    }

    private CapturedRun start(RunDescription description, Role role) {
        RunInProgress command = threads.command(submitted.overlap());
        if (command != null && !captured.contain(command)) {
            return new CapturedRun(this, command, Role.PART, description);
        }
        CapturedRun started;
        captured.beginning();
        try {
            started = new CapturedRun(this, start(RunRequest.of(description)), role, description);
            captured.add(started);
        } finally {
            captured.begun();
        }
        watcher.begun(started.run());
        enterThread(started.run());
        return started;
    }

    /** Ends the run that a framework's work still has. */
    void end(CapturedRun run, RunEnding ending) {
        watcher.ending(run.run());
        try {
            ending.applyTo(run.run());
        } finally {
            forget(run);
            remove(run.run(), ending.thrown());
        }
    }

    /** What the framework did is over. */
    void forget(CapturedRun run) {
        captured.remove(run);
        leaveThread(run.run());
    }

    /** A frame fails by itself that has given its run away. */
    void recordFailure(RunDescription frame, RunEnding failure) {
        RunInProgress run = outermost.start(RunRequest.of(frame));
        failure.applyTo(run);
        captured.ended(run, failure.thrown());
    }

    /** The JVM exits with this status, not by a signal. To be called before its shutdown hooks run. */
    public void processExits(int status) {
        for (CapturedRun each : captured.all()) {
            each.processExits(status);
        }
    }

    /** The JVM has run out of threads that keep it alive. To be called before its shutdown hooks run. */
    public void processRunsOut() {
        for (CapturedRun each : captured.all()) {
            each.processRunsOut();
        }
    }

    /** Whether a run by its id may still become another: a frame's that goes on, and has no record yet. */
    public boolean isUnsettled(String runId) {
        return captured.areUnsettled(runId);
    }

    /** Says who hears of captured runs; one at most. */
    public void watchedBy(RunWatcher listener) {
        watcher = listener;
    }

    /** What the run of the process is called, after its main class. */
    public String processName() {
        return implicit.name();
    }

    /** This thread works for the command of the run, until it leaves that again. */
    public void enterThread(RunInProgress run) {
        threads.enterCommand(submitted.overlap(), run);
    }

    /** This thread has left the command's method, which may go on elsewhere. */
    public void leaveThread(RunInProgress run) {
        threads.leaveCommand(run);
    }

    /**
     * The run has ended: nothing belongs to it any more.
     *
     * @param thrown what it has ended with
     */
    public void remove(RunInProgress run, @Nullable Throwable thrown) {
        remove(run);
        captured.ended(run, thrown);
    }

    private synchronized void remove(RunInProgress run) {
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

    /** The run is somebody else's from now on. */
    private synchronized void replace(RunInProgress before, RunInProgress after) {
        RunInProgress[] runs = active.clone();
        for (int i = 0; i < runs.length; i++) {
            if (runs[i] == before) {
                runs[i] = after;
            }
        }
        active = runs;
    }

    /** The run that a record made now, on this thread, belongs to. */
    public RunInProgress current() {
        RunInProgress run = executor == null ? ofCommands() : ofExecutor();
        return run == null ? implicit.open() : run;
    }

    /** The same, but no run is opened for the record: null when it would need one. */
    public @Nullable RunInProgress currentIfAny() {
        RunInProgress run = executor == null ? ofCommands() : ofExecutor();
        return run == null ? implicit.ifOpen() : run;
    }

    /** The run for records that come after the end of the one that they belonged to. */
    public RunInProgress implicitRun() {
        Cluster tasks = executor;
        RunInProgress part = tasks == null ? null : tasks.current();
        return part == null ? implicit.open() : part;
    }

    /** An active run by the id that it has or was given; null if there is none. */
    @Nullable
    RunInProgress withId(String runId) {
        for (RunInProgress run : active) {
            if (run.isActive()
                    && (run.runId().equals(runId) || run.idForChildren().equals(runId))) {
                return run;
            }
        }
        RunInProgress ofProcess = implicit.ifOpen();
        return ofProcess != null && ofProcess.runId().equals(runId) ? ofProcess : null;
    }

    /**
     * Says how a process that works for another one's run keeps its records.
     *
     * @param whenLost run when this process has lost one that works for its runs
     */
    public void forwardBy(Function<DriverLine, Recorder> recorders, Runnable whenLost) {
        cluster = new Cluster(this, recorders, whenLost);
    }

    /** This process as a part of a cluster; null where nobody has said how to be one. */
    public @Nullable Cluster cluster() {
        return cluster;
    }

    /** From now on what no command's run holds is a part of another process's run. */
    void workFor(Cluster driver) {
        if (executor == null) {
            executor = driver;
        }
    }

    /** A command of an executor's holds what its own thread records; other threads are at other tasks. */
    private @Nullable RunInProgress ofExecutor() {
        RunInProgress command = threads.command(submitted.overlap());
        Cluster tasks = executor;
        return command != null || tasks == null ? command : tasks.current();
    }

    /** Ends the implicit run of a day that is over, for processes that have nothing to record for long. */
    public void closeImplicitRunOfYesterday() {
        implicit.closeIfOver();
    }

    /** Null when the record belongs to no command's run. */
    private @Nullable RunInProgress ofCommands() {
        RunInProgress[] runs = active;
        if (runs.length == 1 && runs[0].isActive()) {
            return runs[0];
        }
        return runs.length == 0 ? null : amongSeveral(runs);
    }

    private @Nullable RunInProgress amongSeveral(RunInProgress[] runs) {
        RunInProgress only = null;
        for (RunInProgress run : runs) {
            if (run.isActive()) {
                if (only != null) {
                    return ofThisThread(only);
                }
                only = run;
            }
        }
        return only;
    }

    /** The others may have ended while we looked: then there is one left, which is as good as any. */
    private @Nullable RunInProgress ofThisThread(RunInProgress otherwise) {
        Overlap now = submitted.overlap();
        if (now == null) {
            return otherwise;
        }
        WeakReference<RunInProgress> origin = threads.origin(now);
        RunInProgress run = origin == null ? now.first().get() : origin.get();
        return run != null && run.isActive() ? run : null;
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
