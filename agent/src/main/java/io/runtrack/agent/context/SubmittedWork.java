package io.runtrack.agent.context;

import io.runtrack.tracking.RunInProgress;
import java.lang.ref.WeakReference;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows work from the thread that submits it to the thread that does it, while several runs are active. Its hooks are
 * called from inside the JDK's executors, on the host's threads, whatever these hold: they wait for nobody, load
 * nothing and start nothing.
 *
 * <p>Safe for any thread.
 */
final class SubmittedWork {
    private final ThreadWork threads;
    private volatile @Nullable Overlap overlap;
    private boolean rehearsed;

    SubmittedWork(ThreadWork threads) {
        this.threads = threads;
    }

    /** Null while there are not several runs. */
    @Nullable
    Overlap overlap() {
        return overlap;
    }

    /**
     * Several runs are active from now on. Not to be called by two threads at once.
     *
     * @param first the one that was active alone
     * @return who is to be told of work from now on
     */
    WorkListeners begin(RunInProgress first) {
        if (!rehearsed) {
            rehearse(new Overlap(first));
            rehearsed = true;
        }
        overlap = new Overlap(first);
        return new WorkListeners(
                new Submitted(), new Scheduled(), new Begun(), new Entered(), new Left(), new Done(), new Executing());
    }

    /** So that no hook has to wait for a class of ours to be loaded. */
    private void rehearse(Overlap rehearsal) {
        WorkTable work = rehearsal.work();
        VirtualThreads.areMovedBy(this);
        for (int again = 0; again < 2; again++) {
            work.add(null, this, rehearsal.first());
        }
        work.take(null, this);
        work.addForGood(this, this, rehearsal.first());
        work.find(this, this);
        work.clear();
    }

    void end() {
        Overlap ended = overlap;
        overlap = null;
        if (ended != null) {
            ended.work().clear();
        }
    }

    /** A fork-join task may be begun by any pool's thread. */
    private static @Nullable Object known(@Nullable Object owner) {
        return owner instanceof ForkJoinPool ? null : owner;
    }

    private abstract class Hook implements BiConsumer<Object, Object> {
        @Override
        public void accept(@Nullable Object owner, Object task) {
            Overlap now = overlap;
            if (now != null && !VirtualThreads.areMovedBy(owner)) {
                accept(now, known(owner), task);
            }
        }

        abstract void accept(Overlap now, @Nullable Object owner, Object task);
    }

    private final class Submitted extends Hook {
        @Override
        void accept(Overlap now, @Nullable Object owner, Object task) {
            WeakReference<RunInProgress> run = threads.origin(now);
            if (run != null) {
                now.work().add(owner, task, run);
            }
        }
    }

    private final class Scheduled extends Hook {
        @Override
        void accept(Overlap now, @Nullable Object owner, Object task) {
            WeakReference<RunInProgress> run = threads.origin(now);
            if (run != null) {
                now.work().addForGood(owner, task, run);
            }
        }
    }

    private final class Begun extends Hook {
        @Override
        void accept(Overlap now, @Nullable Object owner, Object task) {
            threads.begin(now, now.work().take(owner, task), task);
        }
    }

    private final class Entered extends Hook {
        @Override
        void accept(Overlap now, @Nullable Object owner, Object task) {
            WeakReference<RunInProgress> run = now.work().take(owner, task);
            if (run != null && run != threads.origin(now)) {
                threads.interpose(now, run, task);
            }
        }
    }

    private final class Left extends Hook {
        @Override
        void accept(Overlap now, @Nullable Object owner, Object task) {
            threads.resume(task);
        }
    }

    private final class Done extends Hook {
        @Override
        void accept(Overlap now, @Nullable Object result, Object task) {
            threads.resume(task);
            if (result != null) {
                now.work().forget(task, task);
            }
        }
    }

    private final class Executing extends Hook {
        @Override
        void accept(Overlap now, @Nullable Object owner, Object task) {
            if (!threads.isAboutToDo(now, task)) {
                WeakReference<RunInProgress> run = now.work().take(owner, task);
                threads.execute(now, run, task);
            }
        }
    }
}
