package io.runtrack.it.host;

import static io.runtrack.it.host.Side.check;

import java.util.Collections;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads, pools, schedules and timers. */
final class WaysToSubmit {
    private static final ExecutorService SHARED = Executors.newFixedThreadPool(2, WaysToSubmit::daemon);
    private static final ExecutorService ALSO_SHARED = Executors.newCachedThreadPool(WaysToSubmit::daemon);
    private static final ScheduledExecutorService SCHEDULE = Executors.newScheduledThreadPool(2, WaysToSubmit::daemon);
    private static final Timer TIMER = new Timer(true);
    private static final ExecutorService WATCHED = new Watched(2, WaysToSubmit::daemon);
    private static final Semaphore SAME_DONE = new Semaphore(0);
    private static final AtomicInteger SAME = new AtomicInteger();

    private WaysToSubmit() {}

    /** Has every thread that both sides share started, and done something, before there are two sides. */
    static void startSharedThreads() throws Exception {
        for (ExecutorService pool : List.of(SHARED, ALSO_SHARED, SCHEDULE, WATCHED)) {
            CyclicBarrier together = new CyclicBarrier(2);
            pool.invokeAll(Collections.nCopies(2, together::await));
        }
        CountDownLatch ticked = new CountDownLatch(1);
        TIMER.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        ticked.countDown();
                    }
                },
                0);
        ticked.await();
    }

    static void all(Side side) throws Exception {
        threads(side);
        pools(side, SHARED);
        pools(side, WATCHED);
        for (ExecutorService own : List.of(Executors.newFixedThreadPool(2), new Forgetful())) {
            pools(side, own);
            end(own);
        }
        priorities(side);
        queues(side);
        schedules(side);
        timers(side);
        for (int i = 0; i < 10; i++) {
            SHARED.execute(Same.FOR_BOTH);
            WATCHED.execute(Same.FOR_BOTH);
        }
        SAME_DONE.acquire(20);
    }

    private static void threads(Side side) throws Exception {
        Thread outer = new Thread(() -> TwoCommands.unchecked(() -> {
            side.makeFile("thread");
            Thread inner = new Thread(side.file("thread-of-thread"));
            inner.start();
            inner.join();
        }));
        outer.start();
        outer.join();
    }

    private static void pools(Side side, ExecutorService pool) throws Exception {
        CountDownLatch executed = new CountDownLatch(1);
        pool.execute(() -> {
            side.makeFile("execute");
            executed.countDown();
        });
        Future<?> submitted = pool.submit(side.file("submit"));
        Future<String> nested = pool.submit(() -> {
            side.makeFile("submit-outer");
            return ALSO_SHARED.submit(side.file("submit-inner"), "done").get();
        });
        List<Callable<Object>> several =
                List.of(Executors.callable(side.file("invoke-all")), Executors.callable(side.file("invoke-all")));
        pool.invokeAll(several);
        pool.invokeAny(List.of(Executors.callable(side.file("invoke-any"))));
        submitted.get();
        nested.get();
        executed.await();
    }

    private static void priorities(Side side) throws Exception {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new PriorityBlockingQueue<Runnable>());
        for (int i = 0; i < 5; i++) {
            pool.execute(new Ranked(i, side.file("ranked")));
        }
        end(pool);
    }

    /** What a host sees of a pool's queue. */
    private static void queues(Side side) throws Exception {
        ThreadPoolExecutor pool = (ThreadPoolExecutor) Executors.newFixedThreadPool(1);
        Semaphore free = new Semaphore(0);
        pool.execute(free::acquireUninterruptibly);
        Runnable plain = side.file("kept");
        Runnable removed = () -> TwoCommands.handle("never");
        FutureTask<Void> task = new FutureTask<>(removed, null);
        pool.execute(removed);
        pool.execute(task);
        pool.execute(plain);
        check(pool.getQueue().contains(removed), "the queue contains the task");
        check(pool.remove(removed), "the task can be removed");
        check(pool.getQueue().peek() == task, "the queue holds the very object");
        task.cancel(false);
        pool.purge();
        check(pool.getQueue().size() == 1, "a cancelled task is purged");
        List<Runnable> left = pool.shutdownNow();
        check(left.size() == 1 && left.get(0) == plain, "shutdownNow hands back the very object");
        SHARED.submit(plain).get();
        free.release();
    }

    private static void schedules(Side side) throws Exception {
        Ticks ticks = new Ticks();
        Runnable tick = () -> ticks.tick(() -> {
            side.makeFile("periodic");
            SHARED.execute(side.file("submitted-by-periodic"));
        });
        ScheduledFuture<?> rate = SCHEDULE.scheduleAtFixedRate(tick, 1, 2, TimeUnit.MILLISECONDS);
        ScheduledFuture<?> delay = SCHEDULE.scheduleWithFixedDelay(tick, 1, 2, TimeUnit.MILLISECONDS);
        SCHEDULE.schedule(side.file("delayed"), 1, TimeUnit.MILLISECONDS).get();
        SCHEDULE.submit(side.file("scheduled-now")).get();
        ticks.await(6);
        rate.cancel(false);
        delay.cancel(false);
    }

    private static void timers(Side side) throws Exception {
        Ticks ticks = new Ticks();
        TimerTask task = new TimerTask() {
            @Override
            public void run() {
                ticks.tick(() -> side.makeFile("timer"));
            }
        };
        TIMER.schedule(task, 1, 2);
        ticks.await(3);
        task.cancel();
    }

    static void end(ExecutorService pool) throws InterruptedException {
        pool.shutdown();
        check(pool.awaitTermination(30, TimeUnit.SECONDS), "the pool ends");
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }

    /** The same object for both sides: it cannot know whose it is. */
    private enum Same implements Runnable {
        FOR_BOTH;

        @Override
        public void run() {
            TwoCommands.handle("same/" + SAME.incrementAndGet());
            SAME_DONE.release();
        }
    }

    /** Counts what is done again and again, and has none of it done when it has been waited for. */
    private static final class Ticks {
        private int count;
        private boolean enough;

        synchronized void tick(Runnable work) {
            if (!enough) {
                work.run();
                count++;
                notifyAll();
            }
        }

        synchronized void await(int least) throws InterruptedException {
            while (count < least) {
                wait();
            }
            enough = true;
        }
    }

    /** As many pools have it: with something of its own to do before each task. */
    private static final class Watched extends ThreadPoolExecutor {
        Watched(int threads, ThreadFactory factory) {
            super(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        }

        @Override
        protected void beforeExecute(Thread thread, Runnable task) {
            Thread.onSpinWait();
            super.beforeExecute(thread, task);
        }
    }

    /** One that forgets to call what it overrides. */
    private static final class Forgetful extends ThreadPoolExecutor {
        Forgetful() {
            super(2, 2, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        }

        @Override
        protected void beforeExecute(Thread thread, Runnable task) {
            Thread.onSpinWait();
        }
    }

    private record Ranked(int rank, Runnable work) implements Runnable, Comparable<Ranked> {
        @Override
        public void run() {
            work.run();
        }

        @Override
        public int compareTo(Ranked other) {
            return Integer.compare(other.rank, rank);
        }
    }
}
