package io.runtrack.tracking;

import io.runtrack.tracking.delivery.RunEnd;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Why the JVM ends. The agent tells it of the exit code and of the thread that called exit; without the agent it looks,
 * once the shutdown is going on, for the thread on which the JVM runs a signal's handler. Safe for any thread.
 */
public final class JvmExit {
    private static final String HANDLER_SUFFIX = " handler";
    private static final String SIGNALS = "jdk.internal.misc.Signal";
    private static final int OUTERMOST = 4; // frames

    private final Supplier<List<Thread>> hostHooks;
    private volatile @Nullable Cause cause;
    private volatile List<Thread> hooksToWaitFor = List.of();

    /** For a process whose shutdown hooks nobody knows. */
    public JvmExit() {
        this(List::of);
    }

    /**
     * For a process whose shutdown hooks can be known.
     *
     * @param hostHooks answers, until the first of them runs, the registered ones
     */
    public JvmExit(Supplier<List<Thread>> hostHooks) {
        this.hostHooks = hostHooks;
    }

    /** What ended the JVM: a signal's number, an exit code, or neither when it ran out of non-daemon threads. */
    record Cause(@Nullable Integer signal, @Nullable Integer status) {
        static final Cause NO_MORE_THREADS = new Cause(null, null);

        /** How an active run ends by it; null where it ends as its counts say. */
        @Nullable
        RunEnd endOf(boolean implicit) {
            if (signal != null) {
                return RunEnd.signalled(signal);
            }
            if (status != null && status != 0) {
                return RunEnd.exited(status);
            }
            return status != null || implicit ? null : RunEnd.jvmEnded();
        }
    }

    /**
     * To be called on the thread that makes the JVM exit, before its hooks run. Only the first call counts.
     *
     * @param status the exit code
     */
    public synchronized void exiting(int status) {
        if (cause == null) {
            hooksToWaitFor = hostHooks.get();
            cause = new Cause(signalOf(Thread.currentThread()), status);
        }
    }

    /** To be called when the JVM has run out of threads that keep it alive, before its hooks run. */
    public synchronized void runningOut() {
        if (cause == null) {
            hooksToWaitFor = hostHooks.get();
            cause = Cause.NO_MORE_THREADS;
        }
    }

    /** The signal that is ending the JVM, as far as {@link #exiting} has been told. */
    @Nullable
    Integer signal() {
        Cause known = cause;
        return known == null ? null : known.signal();
    }

    /** Whether it is by a signal that the JVM ends, as far as {@link #exiting} has been told. */
    public boolean isBySignal() {
        return signal() != null;
    }

    /** The hooks that were registered when the exit began. */
    List<Thread> hostHooks() {
        return hooksToWaitFor;
    }

    /** The cause, asked by a shutdown hook. */
    Cause cause() {
        Cause known = cause;
        if (known != null) {
            return known;
        }
        Integer signal = signalBeingHandled();
        return signal == null ? Cause.NO_MORE_THREADS : new Cause(signal, 128 + signal);
    }

    /**
     * Asks the JVM, not the thread groups: until JDK 18 they are locked for that, maybe by the thread that waits for
     * our hook.
     */
    private static @Nullable Integer signalBeingHandled() {
        for (Map.Entry<Thread, StackTraceElement[]> thread :
                Thread.getAllStackTraces().entrySet()) {
            Integer signal = signalNamed(thread.getKey().getName());
            if (signal != null && runsSignals(thread.getValue())) {
                return signal;
            }
        }
        return null;
    }

    /**
     * The JVM names the thread on which it runs a signal's handler {@code "SIGTERM handler"} and so on (JDK 9 to 25).
     * So may the host name one of its own: only the JVM's runs {@code Signal}'s code first of all.
     */
    private static @Nullable Integer signalOf(Thread thread) {
        Integer signal = signalNamed(thread.getName());
        return signal != null && runsSignals(thread.getStackTrace()) ? signal : null;
    }

    private static @Nullable Integer signalNamed(String threadName) {
        if (!threadName.endsWith(HANDLER_SUFFIX)) {
            return null;
        }
        return switch (threadName.substring(0, threadName.length() - HANDLER_SUFFIX.length())) {
            case "SIGHUP" -> 1;
            case "SIGINT" -> 2;
            case "SIGTERM" -> 15;
            default -> null;
        };
    }

    /** Outermost is {@code Thread.run}, of one class or two, depending on the JDK. */
    private static boolean runsSignals(StackTraceElement[] stack) {
        for (int i = Math.max(0, stack.length - OUTERMOST); i < stack.length; i++) {
            if (stack[i].getClassName().startsWith(SIGNALS)) {
                return true;
            }
        }
        return false;
    }
}
