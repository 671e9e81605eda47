package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import java.util.concurrent.CountDownLatch;

/** Hosts with shutdown hooks and signal handlers of their own; the first argument says which. */
public final class ShutdownHooks {
    private static final CountDownLatch ASKED_TO_STOP = new CountDownLatch(1);

    private ShutdownHooks() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "record-late" -> recordLate();
            case "record-late-only" -> atShutdown(() -> process("/in/late.wav"));
            case "record-late-and-exit" -> recordLateAndExit(Integer.parseInt(arguments[1]));
            case "finish-file" -> finishFile();
            case "hang" -> hang();
            case "handle-and-exit" -> handleAndExit();
            case "handle-and-go-on" -> handleAndGoOn();
            case "exit-within-file" -> exitWithinFile();
            case "exit-under-monitors" -> exitUnderMonitors(() -> exiting(3));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** No command at all: the implicit run ends with the JVM. */
    private static void recordLate() {
        process("/in/early.wav");
        atShutdown(() -> process("/in/late.wav"));
    }

    private static void recordLateAndExit(int status) {
        atShutdown(() -> process("/in/late.wav"));
        exiting(status);
    }

    @TrackedCommand("exiting")
    static void exiting(int status) {
        process("/in/early.wav");
        System.exit(status);
    }

    /** What is in flight is brought to its end by a hook, as graceful pipelines do. */
    @TrackedCommand("graceful")
    static void finishFile() throws InterruptedException {
        atShutdown(ASKED_TO_STOP::countDown);
        Thread worker = new Thread(() -> untilAskedToStop("/in/graceful.wav"), "worker");
        worker.start();
        atShutdown(() -> join(worker));
        worker.join();
        Thread.sleep(60_000);
    }

    @TrackedCommand("hanging")
    static void hang() throws InterruptedException {
        process("/in/early.wav");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> sleep(600_000), "hanging"));
        System.out.println("holding");
        Thread.sleep(600_000);
    }

    @TrackedCommand("handling")
    static void handleAndExit() throws Exception {
        JdkInternals.onSignal("TERM", () -> System.exit(7));
        System.out.println("holding");
        Thread.sleep(60_000);
    }

    @TrackedCommand("handling")
    static void handleAndGoOn() throws Exception {
        JdkInternals.onSignal("TERM", ASKED_TO_STOP::countDown);
        System.out.println("holding");
        ASKED_TO_STOP.await();
        process("/in/after-signal.wav");
    }

    @TrackedCommand("exiting")
    static void exitWithinFile() {
        exitIn("/in/exit.wav");
    }

    /** With all that a JDK before 19 locks when a thread is made, starts or ends. */
    @SuppressWarnings("LockOnNonEnclosingClassLiteral") // a host that does just that
    static void exitUnderMonitors(Runnable exit) {
        ThreadGroup own = Thread.currentThread().getThreadGroup();
        synchronized (Thread.class) {
            synchronized (own.getParent()) {
                synchronized (own) {
                    exit.run();
                }
            }
        }
    }

    @TrackedFile
    static void exitIn(String path) {
        System.out.println(path);
        System.exit(4);
    }

    @TrackedFile
    static void process(String path) {
        System.out.println(path);
    }

    @TrackedFile
    static void untilAskedToStop(String path) {
        System.out.println("holding");
        try {
            ASKED_TO_STOP.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(path, e);
        }
        sleep(300);
    }

    private static void atShutdown(Runnable action) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            sleep(200);
                            action.run();
                        },
                        "host hook"));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
