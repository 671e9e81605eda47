package io.runtrack.agent.frameworks.spark;

import io.runtrack.agent.context.Cluster;
import io.runtrack.agent.hook.Capture;
import io.runtrack.agent.hook.HookEnd;
import io.runtrack.tracking.TaskOfRun;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The process that runs tasks: one of its own, or, with a master like {@code local[4]}, the driver. Safe for any
 * thread.
 */
final class Executor {
    private static final String IN_DRIVER = "driver";
    private static final String FASTER = "another attempt succeeded";
    private static final Set<String> ENDS = Set.of("FINISHED", "FAILED", "KILLED", "LOST");

    /**
     * As {@code TaskSetManager} names tasks: their index in the stage, which attempt of them; stage, attempt of that.
     */
    private static final Pattern NAME = Pattern.compile("task \\d+\\.(\\d+) in stage (\\d+)\\.(\\d+).*");

    /** For an answer: a driver that does not give any has worse to do than to take records. */
    private static final long LONGEST_WAIT_MILLIS = 5_000;

    private final Map<Long, TaskOfRun> tasks = new ConcurrentHashMap<>(); // that run now, by Spark's ids

    @SuppressWarnings("ThreadLocalUsage") // there is one of this, and no static state
    private final ThreadLocal<@Nullable TaskOfRun> ofThread = new ThreadLocal<>();

    /** What documents call the executor that has this id. */
    static String worker(String executorId) {
        return "spark executor " + executorId;
    }

    /** {@code executorBegins(String, UnaryOperator)} of our own plugin. */
    @Nullable
    @SuppressWarnings("unchecked") // our own plugin's
    HookEnd begins(@Nullable Object none, @Nullable Object[] arguments, Capture capture) {
        String id = String.valueOf(arguments[0]);
        if (!id.equals(IN_DRIVER) && arguments[1] instanceof UnaryOperator<?> driver) {
            capture.cluster().executorBegins(new PluginLine(worker(id), (UnaryOperator<Object>) driver));
        }
        return null;
    }

    /** {@code executorEnds()} of our own plugin. What tasks that are still at it record after this stays here. */
    @Nullable
    HookEnd ends(@Nullable Object none, @Nullable Object[] arguments, Capture capture) {
        capture.cluster().await(LONGEST_WAIT_MILLIS);
        return null;
    }

    /** {@code run()}: the whole life of a task, on its thread. */
    @Nullable
    HookEnd run(@Nullable Object runner, @Nullable Object[] arguments, Capture capture) {
        Object task = capture.ask(runner, "taskDescription");
        RunOfJob run =
                capture.ask(task, "properties") instanceof Properties properties ? RunOfJob.of(properties) : null;
        if (run == null) {
            return null;
        }
        Cluster cluster = capture.cluster();
        String executorId = String.valueOf(capture.ask(task, "executorId"));
        if (executorId.equals(IN_DRIVER)) {
            Runnable leave = cluster.enterHere(run.runId());
            return leave == null ? null : (result, thrown) -> leave.run();
        }
        TaskOfRun work = describe(task, capture);
        Long id = capture.ask(task, "taskId") instanceof Long known ? known : null;
        cluster.enter(run.runId(), run.description(), worker(executorId), work);
        ofThread.set(work);
        if (id != null) {
            tasks.put(id, work);
        }
        return (result, thrown) -> {
            cluster.leave();
            ofThread.remove();
            if (id != null) {
                tasks.remove(id);
            }
        };
    }

    private static TaskOfRun describe(@Nullable Object task, Capture capture) {
        Matcher name = NAME.matcher(String.valueOf(capture.ask(task, "name")));
        return name.matches()
                ? new TaskOfRun(
                        name.group(2) + "." + capture.ask(task, "partitionId"), name.group(3) + "." + name.group(1))
                : new TaskOfRun("?" + capture.ask(task, "taskId"), "0");
    }

    /** {@code kill(boolean, String)}, before the task hears of it. */
    @Nullable
    HookEnd kill(@Nullable Object runner, @Nullable Object[] arguments, Capture capture) {
        TaskOfRun task = capture.ask(runner, "taskId") instanceof Long id ? tasks.get(id) : null;
        if (task != null && String.valueOf(arguments[1]).contains(FASTER)) {
            task.supersede();
        }
        return null;
    }

    /**
     * {@code statusUpdate(long, TaskState, ByteBuffer)}: a task's end is told when the driver has its records, so that
     * whoever waits for the job finds them in the run, and what is tried again comes after what has failed. Executors
     * that are quicker than the driver wait for it here.
     */
    @Nullable
    HookEnd statusUpdate(@Nullable Object backend, @Nullable Object[] arguments, Capture capture) {
        TaskOfRun task = ofThread.get();
        if (task != null && task.hasWorked() && ENDS.contains(String.valueOf(arguments[1]))) {
            capture.cluster().await(LONGEST_WAIT_MILLIS);
        }
        return null;
    }
}
