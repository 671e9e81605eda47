package io.runtrack.agent;

import io.runtrack.agent.context.WorkListeners;
import io.runtrack.agent.context.WorkWatch;
import io.runtrack.agent.jdk.ExecutorWatch;
import io.runtrack.threads.BackgroundThreads;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Has the JDK's executors woven when a second run becomes active. A JVM that never has two active runs keeps its
 * executors as they are.
 */
final class FollowedWork implements WorkWatch {

    /**
     * A bound for the case that another agent holds what the weaving needs; it usually takes about a twentieth of this.
     */
    private static final long LONGEST_WAIT_MILLIS = 2_000;

    private final Instrumentation instrumentation;
    private final Consumer<String> warnings;

    /** Guarded by this. */
    private @Nullable Thread weaving;

    FollowedWork(Instrumentation instrumentation, Consumer<String> warnings) {
        this.instrumentation = instrumentation;
        this.warnings = warnings;
    }

    /** The thread that starts the run waits: what it will submit first must not be missed. */
    @Override
    public void prepare() {
        try {
            BackgroundThreads.joinUnnoticed(weaving(), LONGEST_WAIT_MILLIS);
        } catch (Throwable problem) { // no thread to be had
            warn(problem);
        }
    }

    @Override
    public void tell(@Nullable WorkListeners listeners) {
        ExecutorWatch.tell(listeners == null ? null : asTheLinkageHasThem(listeners));
    }

    /** It is a class of the JDK's package, and knows no class of ours. */
    private static List<BiConsumer<Object, Object>> asTheLinkageHasThem(WorkListeners listeners) {
        return List.of(
                listeners.submitted(),
                listeners.scheduled(),
                listeners.begun(),
                listeners.entered(),
                listeners.left(),
                listeners.done(),
                listeners.executing());
    }

    /** On a thread of its own: the host's may be deep in its stack, or in the middle of having a class transformed. */
    private synchronized Thread weaving() {
        if (weaving == null) {
            weaving = BackgroundThreads.create("runtrack executor watch", this::weave);
            weaving.start();
        }
        return weaving;
    }

    private void weave() {
        try {
            ExecutorWatch.install(instrumentation, warnings);
        } catch (Throwable problem) {
            warn(problem);
        }
    }

    private void warn(Throwable problem) {
        warnings.accept(
                "cannot follow work that threads hand to one another; records of it may be found in the wrong one of"
                        + " several runs that are active at once: " + problem);
    }
}
