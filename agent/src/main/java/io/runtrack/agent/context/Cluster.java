package io.runtrack.agent.context;

import io.runtrack.model.RunDescription;
import io.runtrack.tracking.ExecutorRecords;
import io.runtrack.tracking.Recorder;
import io.runtrack.tracking.RunInProgress;
import io.runtrack.tracking.RunTracker;
import io.runtrack.tracking.TaskOfRun;
import io.runtrack.tracking.delivery.DriverLine;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * This process as one of many that work for one run: as the driver, whose run it is, or as an executor, which has no
 * run of its own. Safe for any thread.
 */
public final class Cluster {
    private final ActiveRuns runs;
    private final Function<DriverLine, Recorder> recorders;
    private final Runnable whenLost;
    private final ExecutorRecords received;
    private final Map<String, RunInProgress> parts = new ConcurrentHashMap<>(); // of the drivers' runs with these ids

    @SuppressWarnings("ThreadLocalUsage") // there is one of this, and no static state
    private final ThreadLocal<@Nullable Task> tasks = new ThreadLocal<>();

    private volatile @Nullable Recorder forwarding; // written under the lock of this
    private volatile @Nullable Task latest;

    /** What a thread of an executor's does. */
    private record Task(String driversRun, RunInProgress part) {}

    Cluster(ActiveRuns runs, Function<DriverLine, Recorder> recorders, Runnable whenLost) {
        this.runs = runs;
        this.recorders = recorders;
        this.whenLost = whenLost;
        this.received = new ExecutorRecords(new ExecutorRecords.Runs() {
            @Override
            public @Nullable RunInProgress of(String runId) {
                return runs.withId(runId);
            }

            @Override
            public RunInProgress afterwards() {
                return runs.implicitRun();
            }
        });
    }

    /** The run that a record made now on this thread of the driver's would belong to; null if one had to be opened. */
    public @Nullable RunInProgress driversRun() {
        return runs.currentIfAny();
    }

    /** The driver has got a batch; answers how far it has the sender's entries. */
    public long received(byte[] batch) throws IOException {
        return received.receive(batch);
    }

    /** The driver has lost an executor. */
    public void lost(String worker) {
        received.lost(worker);
        whenLost.run();
    }

    /** A thread of the driver's own process works for one of its runs, until what is answered is run. */
    public @Nullable Runnable enterHere(String runId) {
        RunInProgress run = runs.withId(runId);
        if (run == null) {
            return null;
        }
        runs.enterThread(run);
        return () -> runs.leaveThread(run);
    }

    /** This process is an executor. What it records from now on goes by this line. */
    public synchronized void executorBegins(DriverLine line) {
        if (forwarding == null) {
            forwarding = recorders.apply(line);
        }
    }

    /**
     * This thread works on a task of a driver's run, until {@link #leave}.
     *
     * @param command what the driver's run is called
     */
    public void enter(String driversRun, RunDescription command, String worker, TaskOfRun work) {
        RunInProgress part = parts.computeIfAbsent(driversRun, id -> open(id, command, worker));
        Task task = new Task(driversRun, part.within(work));
        tasks.set(task);
        latest = task;
        runs.workFor(this);
    }

    /** This thread has done its task. */
    public void leave() {
        tasks.remove();
    }

    /**
     * Waits until the driver has all that was recorded here, as long as it goes on to take it.
     *
     * @param millis how long it may take to its next answer
     */
    public void await(long millis) {
        Recorder recorder = forwarding;
        try {
            if (recorder != null) {
                recorder.awaitForwarded(millis);
            }
        } catch (InterruptedException interrupted) { // by whoever interrupts the host's thread, which is to see it
            Thread.currentThread().interrupt();
        }
    }

    /** The part of a driver's run that a record made now on this thread belongs to; null if that is unknown. */
    @Nullable
    RunInProgress current() {
        Task task = task();
        return task == null ? null : task.part();
    }

    /** The run that a command which this thread enters is a part of. */
    @Nullable
    String parentOfCommands() {
        Task task = task();
        return task == null ? null : task.driversRun();
    }

    /** What is not a task's thread works for some task; which one is unknown if there are several runs. */
    private @Nullable Task task() {
        Task task = tasks.get();
        return task == null ? latest : task;
    }

    private RunInProgress open(String driversRun, RunDescription command, String worker) {
        Recorder recorder = forwarding;
        if (recorder == null) {
            executorBegins(new NoLine(worker));
            recorder = forwarding;
        }
        if (recorder == null) {
            throw new IllegalStateException("there is a recorder by now");
        }
        RunTracker.Builder part = recorder.run(command.command())
                .subcommand(command.subcommand())
                .configPath(command.configPath())
                .targetDate(command.targetDate())
                .parentRunId(driversRun)
                .worker(worker);
        return RunInProgress.startImplicit(part);
    }

    /** Of an executor without the plugin: its records wait in the spool. */
    private record NoLine(String worker) implements DriverLine {
        @Override
        public long send(byte[] batch) throws IOException {
            throw new IOException(
                    "nothing takes records to the driver; name io.runtrack.spark.RuntrackPlugin in spark.plugins");
        }
    }
}
