package io.runtrack.agent.context;

import io.runtrack.tracking.RunInProgress;
import java.lang.ref.WeakReference;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * What each thread is working on. Only the thread itself asks and changes it. Keeps no run alive but those of commands
 * on its stack.
 */
final class ThreadWork {
    @SuppressWarnings("ThreadLocalUsage") // there is one of us in a JVM, and no static state in here
    private final ThreadLocal<@Nullable ThreadFrame> innermost = new ThreadLocal<>();

    @SuppressWarnings("ThreadLocalUsage") // the same
    private final Maker maker = new Maker();

    /**
     * The run whose command has made a thread, or has made the thread that has. Asked for within the constructor of a
     * host's thread.
     */
    private final class Maker extends InheritableThreadLocal<@Nullable WeakReference<RunInProgress>> {
        @Override
        protected @Nullable WeakReference<RunInProgress> childValue(@Nullable WeakReference<RunInProgress> ofParent) {
            for (ThreadFrame frame = innermost.get(); frame != null; frame = frame.enclosing()) {
                if (frame.command() != null && frame.command().isActive()) {
                    return frame.origin();
                }
            }
            return ofParent;
        }
    }

    void enterCommand(@Nullable Overlap now, RunInProgress run) {
        innermost.set(ThreadFrame.ofCommand(run, current(now)));
        maker.get(); // which makes an entry: without one, those of the threads to come are not asked for
    }

    void leaveCommand(RunInProgress run) {
        ThreadFrame frame = innermost.get();
        while (frame != null && frame.command() != run) {
            frame = frame.enclosing();
        }
        if (frame != null) {
            set(frame.enclosing());
        }
    }

    /** The run of the command whose code this thread is in; null if it is in none, or does a task amid it. */
    @Nullable
    RunInProgress command(@Nullable Overlap now) {
        ThreadFrame frame = current(now);
        return frame == null ? null : frame.command();
    }

    /**
     * The run that a command which this thread enters is part of: that of the command that the thread is in, or else of
     * whoever submitted the task that it does. While nothing is followed, that is whoever made the thread, as an
     * executor does when a task is submitted to it. Null when the work is nobody's, as far as can be told: a run that
     * is merely active is not a parent.
     */
    @Nullable
    RunInProgress parent(@Nullable Overlap now) {
        ThreadFrame frame = current(now);
        WeakReference<RunInProgress> origin = frame == null ? null : frame.origin();
        if (origin == null && frame == null && now != null) {
            origin = originOfThread(now);
        }
        return origin == null ? maker() : origin.get();
    }

    /** Threads live longer than whoever made them, and those of fork-join pools are made for anyone. */
    private @Nullable RunInProgress maker() {
        WeakReference<RunInProgress> made = Thread.currentThread() instanceof ForkJoinWorkerThread ? null : maker.get();
        RunInProgress run = made == null ? null : made.get();
        return run != null && run.isActive() ? run : null;
    }

    /** The run that the work of this thread belongs to, which may have ended; null when its origin is unknown. */
    @Nullable
    WeakReference<RunInProgress> origin(Overlap now) {
        ThreadFrame frame = current(now);
        return frame == null ? originOfThread(now) : frame.origin();
    }

    /**
     * A thread belongs to whoever started it; those of fork-join pools do nothing but tasks, and were started for
     * anyone's.
     */
    private static @Nullable WeakReference<RunInProgress> originOfThread(Overlap now) {
        Thread thread = Thread.currentThread();
        return thread instanceof ForkJoinWorkerThread ? null : now.work().find(null, thread);
    }

    /** The thread begins with a task, and is done with whatever it was at before. */
    void begin(Overlap now, @Nullable WeakReference<RunInProgress> origin, Object task) {
        innermost.set(ThreadFrame.ofBegunTask(now, origin, task));
    }

    /** Whether the thread has begun with a task and has not been asked since. */
    boolean isAboutToDo(Overlap now, Object task) {
        ThreadFrame frame = innermost.get();
        if (frame == null || !frame.begun() || !frame.isOf(now, task)) {
            return false;
        }
        innermost.set(frame.executing());
        return true;
    }

    /**
     * The thread does a task that it was not seen to begin with; if it is at that task already, an unknown origin
     * changes nothing.
     */
    void execute(Overlap now, @Nullable WeakReference<RunInProgress> origin, Object task) {
        ThreadFrame frame = innermost.get();
        if (origin != null || frame == null || !frame.isOf(now, task)) {
            innermost.set(ThreadFrame.ofTask(now, origin, task, null));
        }
    }

    /** The thread puts off what it is at for a task of another run. */
    void interpose(Overlap now, WeakReference<RunInProgress> origin, Object task) {
        innermost.set(ThreadFrame.ofTask(now, origin, task, current(now)));
    }

    /** The thread goes back to what it was at before the task, if it was put off for it. */
    void resume(Object task) {
        int identity = System.identityHashCode(task);
        for (ThreadFrame frame = innermost.get(); frame != null && frame.isTask(); frame = frame.enclosing()) {
            if (frame.task() == identity) {
                set(frame.enclosing());
                return;
            }
        }
    }

    /** Without what was never told to be left: it must not pile up. */
    private @Nullable ThreadFrame current(@Nullable Overlap now) {
        ThreadFrame frame = innermost.get();
        while (frame != null && frame.isOver(now)) {
            frame = frame.enclosing();
        }
        return frame;
    }

    private void set(@Nullable ThreadFrame frame) {
        if (frame == null) {
            innermost.remove();
        } else {
            innermost.set(frame);
        }
    }
}
