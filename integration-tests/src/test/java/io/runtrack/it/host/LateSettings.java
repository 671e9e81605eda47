package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import java.util.TimeZone;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.logging.LogManager;

/**
 * A command that says late, when the agent's threads are at work already, how its JVM is to be: all that can be said
 * only until somebody asks.
 */
public final class LateSettings {
    private static final String POOL = "java.util.concurrent.ForkJoinPool.common.";

    private LateSettings() {}

    @TrackedCommand("late-settings")
    public static void main(String[] arguments) throws Exception {
        process("/in/early.wav");
        Thread.sleep(700); // some checkpoints long
        System.setProperty(POOL + "parallelism", "13");
        System.setProperty(POOL + "threadFactory", Workers.class.getName());
        System.setProperty("java.util.logging.manager", Manager.class.getName());
        System.setProperty("user.timezone", "Asia/Kathmandu");
        System.out.println(ForkJoinPool.getCommonPoolParallelism());
        System.out.println(ForkJoinPool.commonPool().getFactory().getClass());
        System.out.println(LogManager.getLogManager().getClass());
        System.out.println(TimeZone.getDefault().getID());
        process("/in/late.wav");
    }

    @TrackedFile
    static void process(String path) {
        System.out.println(path);
    }

    /** The host's own. */
    public static final class Manager extends LogManager {}

    /** The host's own. */
    public static final class Workers implements ForkJoinPool.ForkJoinWorkerThreadFactory {
        @Override
        public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
            return ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
        }
    }
}
