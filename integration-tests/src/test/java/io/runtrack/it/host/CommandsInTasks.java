package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Commands that are called in tasks. Each says in its configuration's path whose task it is: a command's, or nobody's.
 */
public final class CommandsInTasks {
    private static final int AT_ONCE = 5;
    private static final ExecutorService SHARED = Executors.newFixedThreadPool(2);
    private static final ExecutorService OF_ALONE = Executors.newFixedThreadPool(2);
    private static final CyclicBarrier BOTH = new CyclicBarrier(3);

    private CommandsInTasks() {}

    public static void main(String[] arguments) throws Exception {
        atOnce();
        for (int i = 0; i < 2; i++) {
            SHARED.submit(() -> {}).get();
        }
        alone();
        OF_ALONE.submit(() -> task("nobody/later")).get();
        Thread first = new Thread(() -> unchecked(CommandsInTasks::first));
        Thread second = new Thread(() -> unchecked(CommandsInTasks::second));
        first.start();
        second.start();
        BOTH.await();
        SHARED.submit(() -> task("nobody/between")).get();
        BOTH.await();
        first.join();
        second.join();
        SHARED.shutdown();
        OF_ALONE.shutdown();
    }

    /** All of them are active at once, and none is part of another. */
    private static void atOnce() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        CountDownLatch all = new CountDownLatch(AT_ONCE);
        Future<?>[] tasks = new Future<?>[AT_ONCE];
        for (int i = 0; i < AT_ONCE; i++) {
            tasks[i] = pool.submit(() -> waiting("nobody/at-once", all));
        }
        for (Future<?> each : tasks) {
            each.get();
        }
        pool.shutdown();
    }

    /** Nobody follows its tasks before the first of them is a command. */
    @TrackedCommand("alone")
    static void alone() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        Future<?> other = OF_ALONE.submit(() -> waiting("alone/pool", both));
        OF_ALONE.submit(() -> waiting("alone/pool", both)).get();
        other.get();
        for (int i = 0; i < 2; i++) {
            OF_ALONE.submit(() -> task("alone/again")).get();
        }
        Thread thread = new Thread(() -> task("alone/thread"));
        thread.start();
        thread.join();
    }

    @TrackedCommand("first")
    static void first() throws Exception {
        work("first");
    }

    @TrackedCommand("second")
    static void second() throws Exception {
        work("second");
    }

    private static void work(String side) throws Exception {
        BOTH.await();
        SHARED.submit(() -> task(side + "/pool")).get();
        CompletableFuture.runAsync(() -> task(side + "/future"))
                .thenRunAsync(() -> task(side + "/stage"), SHARED)
                .get();
        ForkJoinPool.commonPool().submit(() -> task(side + "/fork")).get();
        IntStream.range(0, 3).parallel().forEach(i -> task(side + "/stream"));
        ExecutorService own = Executors.newSingleThreadExecutor();
        own.submit(() -> SHARED.submit(() -> task(side + "/twice")).get()).get();
        own.shutdown();
        Thread thread = new Thread(() -> task(side + "/thread"));
        thread.start();
        thread.join();
        timed(side);
        BOTH.await();
    }

    private static void timed(String side) throws Exception {
        ScheduledExecutorService scheduled = Executors.newScheduledThreadPool(1);
        scheduled
                .schedule(() -> task(side + "/scheduled"), 1, TimeUnit.MILLISECONDS)
                .get();
        scheduled.shutdown();
        CountDownLatch done = new CountDownLatch(1);
        Timer timer = new Timer();
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        task(side + "/timer");
                        done.countDown();
                    }
                },
                1);
        done.await();
        timer.cancel();
    }

    @TrackedCommand("task")
    static void task(String configPath) {
        Thread.onSpinWait();
    }

    @TrackedCommand("task")
    static void waiting(String configPath, CountDownLatch others) {
        others.countDown();
        unchecked(others::await);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void unchecked(Work work) {
        try {
            work.run();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
