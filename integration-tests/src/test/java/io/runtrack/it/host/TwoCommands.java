package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Two commands at once on two threads, each of which hands work to other threads in every way the JDK has, through
 * pools of its own and through shared ones. Each file says in its path whose it is. The first argument is the number of
 * rounds; with a second one the shared threads run already when the second command begins.
 */
public final class TwoCommands {
    private static final CyclicBarrier BOTH = new CyclicBarrier(2);
    private static final CountDownLatch ALPHA_SUBMITTED = new CountDownLatch(1);
    private static final CountDownLatch SEVERAL = new CountDownLatch(1);

    private TwoCommands() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[0]);
        boolean early = arguments.length > 1;
        Thread alpha = new Thread(() -> unchecked(() -> alpha(rounds, early)));
        Thread beta = new Thread(() -> unchecked(() -> beta(rounds)));
        alpha.start();
        ALPHA_SUBMITTED.await();
        beta.start();
        alpha.join();
        beta.join();
        handle("none/after.txt");
    }

    @TrackedCommand("alpha")
    static void alpha(int rounds, boolean early) throws Exception {
        if (early) {
            WaysToSubmit.startSharedThreads();
        }
        ExecutorService busy = Executors.newSingleThreadExecutor();
        Thread waiting = new Thread(() -> unchecked(() -> {
            SEVERAL.await();
            handle("alpha/early/thread");
        }));
        waiting.start();
        busy.execute(() -> unchecked(SEVERAL::await));
        for (int i = 0; i < 100; i++) {
            String path = "alpha/early/" + i;
            busy.execute(() -> handle(path));
        }
        ALPHA_SUBMITTED.countDown();
        work(new Side("alpha"), rounds);
        WaysToSubmit.end(busy);
        waiting.join();
    }

    @TrackedCommand("beta")
    static void beta(int rounds) throws Exception {
        work(new Side("beta"), rounds);
    }

    private static void work(Side side, int rounds) throws Exception {
        BOTH.await();
        SEVERAL.countDown();
        for (int round = 0; round < rounds; round++) {
            WaysToSubmit.all(side);
            WaysToFork.all(side);
            WaysToComplete.all(side);
        }
        side.awaitFiles();
        BOTH.await();
        System.out.println(side.name() + " " + side.files());
        BOTH.await();
    }

    @TrackedFile
    static void handle(String path) {
        Thread.onSpinWait();
    }

    interface Work {
        void run() throws Exception;
    }

    static void unchecked(Work work) {
        try {
            work.run();
        } catch (Exception problem) {
            problem.printStackTrace();
            Runtime.getRuntime().halt(9);
        }
    }
}
