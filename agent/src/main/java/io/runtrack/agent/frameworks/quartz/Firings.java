package io.runtrack.agent.frameworks.quartz;

import io.runtrack.agent.context.CapturedRun;
import io.runtrack.agent.context.RunEnding;
import io.runtrack.agent.hook.Capture;
import io.runtrack.agent.hook.HookEnd;
import io.runtrack.agent.values.Failure;
import io.runtrack.model.RunDescription;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The firings in progress: a run lies between what Quartz tells its listeners before a job and after it, which is what
 * the job takes. A job that asks to be fired again at once has one run more. Safe for any thread.
 */
final class Firings {
    private static final String DEFAULT_GROUP = "DEFAULT";
    private static final String WRAPPER = "org.quartz.JobExecutionException";
    private static final Set<String> UNHANDLED =
            Set.of("org.quartz.SchedulerException", "org.quartz.core.JobExecutionProcessException");

    @SuppressWarnings("ThreadLocalUsage") // there is one of this, and no static state
    private final ThreadLocal<@Nullable CapturedRun> runs = new ThreadLocal<>();

    /** {@code run()}: ends what nobody has ended. */
    @Nullable
    HookEnd shellBegun(@Nullable Object shell, @Nullable Object[] arguments, Capture capture) {
        return (result, thrown) -> end(thrown == null ? RunEnding.COUNTED : RunEnding.failed(thrown));
    }

    /** {@code notifyListenersBeginning(JobExecutionContext)}: true unless the job is not to be executed. */
    @Nullable
    HookEnd listenersTold(@Nullable Object shell, @Nullable Object[] arguments, Capture capture) {
        Object context = arguments[0];
        return (result, thrown) -> {
            if (context != null && Boolean.TRUE.equals(result)) {
                runs.set(capture.startJob(describe(context, capture)));
            }
        };
    }

    /** {@code notifyJobListenersComplete(JobExecutionContext, JobExecutionException)}. */
    @Nullable
    HookEnd executed(@Nullable Object shell, @Nullable Object[] arguments, Capture capture) {
        end(arguments[1] instanceof Throwable failure ? RunEnding.failed(carriedBy(failure)) : RunEnding.COUNTED);
        return null;
    }

    private void end(RunEnding ending) {
        CapturedRun run = runs.get();
        if (run != null) {
            runs.remove();
            run.end(ending);
        }
    }

    private static RunDescription describe(Object context, Capture capture) {
        String name = capture.askText(context, "jobDetail", "key", "name");
        String group = capture.askText(context, "jobDetail", "key", "group");
        return new RunDescription(
                name == null ? "job" : name,
                DEFAULT_GROUP.equals(group) ? null : group,
                null,
                capture.ask(context, "scheduledFireTime") instanceof Date time
                        ? LocalDate.ofInstant(time.toInstant(), ZoneId.systemDefault())
                                .toString()
                        : null);
    }

    /** What the job threw, if that was no exception for Quartz. */
    private static Throwable carriedBy(Throwable failure) {
        Throwable unhandled = failure.getClass().getName().equals(WRAPPER) ? Failure.causeOf(failure) : null;
        Throwable thrown =
                unhandled != null && UNHANDLED.contains(unhandled.getClass().getName())
                        ? Failure.causeOf(unhandled)
                        : null;
        return thrown == null ? failure : thrown;
    }
}
