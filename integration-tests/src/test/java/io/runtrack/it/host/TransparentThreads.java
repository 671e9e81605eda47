package io.runtrack.it.host;

import java.nio.file.Path;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;

/** What the host sees of threads: names that the JDK numbers, states, pools, daemons. */
final class TransparentThreads {

    private TransparentThreads() {}

    static void print() throws Exception {
        System.out.println("next thread " + new Thread(() -> Shapes.identity(Path.of("/never"))).getName());
        System.out.println("active " + Thread.activeCount() + " in "
                + Thread.currentThread().getThreadGroup());
        System.out.println("user threads " + userThreads());
        System.out.println("main " + Thread.currentThread().getName()
                + Thread.currentThread().getPriority()
                + Thread.currentThread().getContextClassLoader().equals(ClassLoader.getSystemClassLoader())
                + Thread.getDefaultUncaughtExceptionHandler());
        System.out.println("pooled " + pooled());
        CompletableFuture<String> common = new CompletableFuture<>();
        ForkJoinPool.commonPool()
                .execute(() -> common.complete(Thread.currentThread().getName()));
        System.out.println("common pool " + common.get());
        timed();
        uncaught();
    }

    private static String pooled() throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            return executor.submit(TransparentThreads::trackedOnThisThread).get();
        } finally {
            executor.shutdown();
        }
    }

    private static String trackedOnThisThread() {
        Shapes.identity(Path.of("/pooled"));
        return Thread.currentThread().getName();
    }

    private static void timed() throws InterruptedException {
        Timer timer = new Timer();
        Thread[] seen = new Thread[1];
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        seen[0] = Thread.currentThread();
                        System.out.println("timer " + seen[0].getName());
                        timer.cancel();
                    }
                },
                0);
        while (seen[0] == null || seen[0].isAlive()) {
            Thread.sleep(1);
        }
    }

    private static void uncaught() throws InterruptedException {
        Thread thread = new Thread(() -> Shapes.recursive(null, 0), "throwing");
        thread.start();
        thread.join();
        System.out.println("state " + thread.getState());
    }

    private static Set<String> userThreads() {
        Set<String> names = new TreeSet<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!thread.isDaemon()) {
                names.add(thread.getName());
            }
        }
        return names;
    }
}
