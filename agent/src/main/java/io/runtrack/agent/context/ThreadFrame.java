package io.runtrack.agent.context;

import io.runtrack.tracking.RunInProgress;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * What a thread is at: a command that was entered on it, or a task that it was handed. Immutable.
 *
 * @param command the command's run; null for a task
 * @param origin the same run, or the one whose thread submitted the task; null for a task of unknown origin
 * @param overlap in which the task began; null for a command
 * @param task the task's identity hash
 * @param begun whether the thread has taken the task and is about to do it
 * @param enclosing what the thread was at before, and will be at again
 */
record ThreadFrame(
        @Nullable RunInProgress command,
        @Nullable WeakReference<RunInProgress> origin,
        @Nullable Overlap overlap,
        int task,
        boolean begun,
        @Nullable ThreadFrame enclosing) {

    static ThreadFrame ofCommand(RunInProgress run, @Nullable ThreadFrame enclosing) {
        return new ThreadFrame(run, new WeakReference<>(run), null, 0, false, enclosing);
    }

    static ThreadFrame ofTask(
            Overlap overlap,
            @Nullable WeakReference<RunInProgress> origin,
            Object task,
            @Nullable ThreadFrame enclosing) {
        return new ThreadFrame(null, origin, overlap, System.identityHashCode(task), false, enclosing);
    }

    /** A task that a thread which does nothing else has taken. */
    static ThreadFrame ofBegunTask(Overlap overlap, @Nullable WeakReference<RunInProgress> origin, Object task) {
        return new ThreadFrame(null, origin, overlap, System.identityHashCode(task), true, null);
    }

    /** Once the thread does what it has taken. */
    ThreadFrame executing() {
        return new ThreadFrame(command, origin, overlap, task, false, enclosing);
    }

    boolean isOf(Overlap now, Object sought) {
        return isTask() && overlap == now && task == System.identityHashCode(sought);
    }

    boolean isTask() {
        return command == null;
    }

    /** Whether it says nothing any more: a command whose run has ended, or a task of another time than this one. */
    boolean isOver(@Nullable Overlap now) {
        return command == null ? overlap != now : !command.isActive();
    }
}
