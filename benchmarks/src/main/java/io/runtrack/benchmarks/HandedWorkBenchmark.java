package io.runtrack.benchmarks;

import io.runtrack.annotations.TrackedCommand;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Phaser;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Tasks that do nothing, handed to other threads by a command: alone, when the agent has nothing to follow, and beside
 * another command, when it follows every one of them. Without the agent both cost the same.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HandedWorkBenchmark {
    private static final int TASKS = 1_000;

    private final SynchronousQueue<Runnable> requests = new SynchronousQueue<>();
    private final SynchronousQueue<Boolean> answers = new SynchronousQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService pool = Executors.newFixedThreadPool(1);

    @Param({"1", "2"})
    public int activeRuns;

    @Setup
    public void startCommands() throws InterruptedException {
        if (activeRuns > 1) {
            CountDownLatch started = new CountDownLatch(1);
            daemon(() -> wait(started, end));
            started.await();
        }
        daemon(() -> serve(requests, answers));
        answers.take();
    }

    @TearDown
    public void endCommands() {
        end.countDown();
        pool.shutdown();
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void execute() throws InterruptedException {
        ask(() -> {
            Phaser done = new Phaser(1);
            done.bulkRegister(TASKS);
            for (int i = 0; i < TASKS; i++) {
                pool.execute(new Arrival(done));
            }
            done.arriveAndAwaitAdvance();
        });
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void fork() throws InterruptedException {
        ask(() -> ForkJoinPool.commonPool().invoke(new Halved(TASKS)));
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void thenApply() throws InterruptedException {
        ask(() -> {
            CompletableFuture<Integer> first = new CompletableFuture<>();
            CompletableFuture<Integer> last = first;
            for (int i = 0; i < TASKS; i++) {
                last = last.thenApply(count -> count + 1);
            }
            first.complete(0);
            last.join();
        });
    }

    private void ask(Runnable work) throws InterruptedException {
        requests.put(work);
        answers.take();
    }

    @TrackedCommand("other")
    static void wait(CountDownLatch started, CountDownLatch end) {
        started.countDown();
        unchecked(end::await);
    }

    @TrackedCommand("serving")
    static void serve(SynchronousQueue<Runnable> requests, SynchronousQueue<Boolean> answers) {
        unchecked(() -> {
            while (true) {
                answers.put(true);
                requests.take().run();
            }
        });
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    private static void unchecked(Waiting waiting) {
        try {
            waiting.run();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Waiting {
        void run() throws InterruptedException;
    }

    private record Arrival(Phaser done) implements Runnable {
        @Override
        public void run() {
            done.arrive();
        }
    }

    @SuppressWarnings("serial") // never serialized
    private static final class Halved extends RecursiveTask<Integer> {
        private final int size;

        Halved(int size) {
            this.size = size;
        }

        @Override
        protected Integer compute() {
            if (size <= 1) {
                return size;
            }
            Halved left = new Halved(size / 2);
            left.fork();
            return new Halved(size - size / 2).compute() + left.join();
        }
    }
}
