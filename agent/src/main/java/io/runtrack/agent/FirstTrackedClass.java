package io.runtrack.agent;

import io.runtrack.agent.instrument.ClassWeaver;
import io.runtrack.agent.instrument.Linkage;
import io.runtrack.agent.instrument.Weaver;
import io.runtrack.agent.jdk.ExitWatch;
import io.runtrack.config.Settings;
import io.runtrack.threads.BackgroundThreads;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What happens when the first class with tracked methods is loaded: the linkage goes into the JDK, ASM and the
 * recording classes are loaded, and the JVM's exit is watched. A JVM without such a class does none of this.
 *
 * <p>Called once, on the host's thread that loads that class.
 */
final class FirstTrackedClass implements Supplier<ClassWeaver> {

    /**
     * A bound for the case that another agent holds what the exit watch needs; it usually takes about a hundredth of
     * this.
     */
    private static final long LONGEST_WAIT_MILLIS = 2_000;

    private final Settings settings;
    private final Instrumentation instrumentation;
    private final AgentLog log;

    private volatile @Nullable TrackingOfThisProcess tracking;
    private volatile boolean givenUp;

    FirstTrackedClass(Settings settings, Instrumentation instrumentation, AgentLog log) {
        this.settings = settings;
        this.instrumentation = instrumentation;
        this.log = log;
    }

    /**
     * Whether it turned out, when it was needed, that nothing can be tracked: then nothing was woven, and nothing ever
     * will be.
     */
    boolean hasGivenUp() {
        return givenUp;
    }

    /** What keeps runs from being recorded, as far as it has shown; null if nothing does. */
    @Nullable
    String whyNoJournal() {
        TrackingOfThisProcess started = tracking;
        return started == null ? null : started.whyNoJournal();
    }

    /** Whether this JVM has had a run so far. */
    boolean hasRecorded() {
        TrackingOfThisProcess started = tracking;
        return started != null && started.hasRecorded();
    }

    @Override
    public ClassWeaver get() {
        TrackingOfThisProcess started;
        try {
            started = new TrackingOfThisProcess(settings, instrumentation, log);
        } catch (RuntimeException unusablePath) {
            givenUp = true;
            log.error("the application goes on untracked: " + unusablePath.getMessage());
            return ClassWeaver.NONE;
        }
        tracking = started;
        try {
            Linkage linkage = Linkage.install(instrumentation);
            linkage.onError(problem -> log.failure("a call", problem));
            Thread exitWatch = startExitWatch(linkage, started);
            ClassWeaver weaver = new Weaver(linkage, started, log);
            // so that a host that exits at once is watched already
            BackgroundThreads.joinUnnoticed(exitWatch, LONGEST_WAIT_MILLIS);
            return weaver;
        } catch (UnsupportedOperationException dumpingSharedClasses) {
            // The JVM lets nobody in then, and will never run a method of the host: there is nothing to tell a user.
            log.debug("nothing is tracked while classes are dumped for sharing: " + dumpingSharedClasses);
            return ClassWeaver.NONE;
        } catch (ReflectiveOperationException | IOException problem) {
            givenUp = true;
            throw new IllegalStateException("this JVM does not let the agent in: " + problem, problem);
        }
    }

    /**
     * On a thread of its own, which ends at once: a thread that is loading a class cannot have another one transformed.
     * It also does what else has to be done before the first call, meanwhile.
     */
    private Thread startExitWatch(Linkage linkage, TrackingOfThisProcess started) {
        Runnable installation = () -> {
            try {
                ExitWatch.install(instrumentation, linkage, started, log);
            } catch (Throwable problem) {
                log.accept("cannot watch System.exit, exit codes will not be recorded: " + problem);
            }
            try {
                settings.redaction().prepare();
            } catch (Throwable problem) {
                log.failure("what is to be hidden", problem);
            }
        };
        Thread thread = BackgroundThreads.create("runtrack exit watch", installation);
        thread.start();
        return thread;
    }
}
