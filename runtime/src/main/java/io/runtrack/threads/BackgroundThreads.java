package io.runtrack.threads;

import java.security.AccessController;
import java.security.PrivilegedAction;
import org.jspecify.annotations.Nullable;

/**
 * Makes the few threads that runtrack has. They take nothing over from the host's thread that happened to make them.
 * Until JDK 18 a thread locks {@code Thread.class} when it is made, and its group when it starts and ends. A thread of
 * the host's may hold both while it waits for the JVM's exit, and so for us: therefore our threads have a group of
 * their own, and those that are needed at the exit are made before it.
 */
public final class BackgroundThreads {
    private BackgroundThreads() {}

    /** A daemon that is not started yet. */
    public static Thread create(String name, Runnable work) {
        Thread thread = atExit(name, work);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(BackgroundThreads::keepQuiet);
        return thread;
    }

    /** A thread for {@link Runtime#addShutdownHook}. */
    public static Thread atExit(String name, Runnable work) {
        Thread thread = detached(name, work);
        thread.setContextClassLoader(BackgroundThreads.class.getClassLoader());
        return thread;
    }

    /**
     * Has work done when the JVM exits.
     *
     * @return false if the JVM is exiting already: then it will not be done
     */
    public static boolean doAtExit(String name, Runnable work) {
        try {
            Runtime.getRuntime().addShutdownHook(atExit(name, work));
            return true;
        } catch (IllegalStateException exitingAlready) {
            return false;
        }
    }

    /**
     * Until JDK 24 a thread keeps the protection domains of all code that was on the stack when it was made, and with
     * them the host's class loaders, unless whoever makes it answers for it alone.
     */
    @SuppressWarnings("removal") // where this is gone, so is what it is for
    private static Thread detached(String name, Runnable work) {
        PrivilegedAction<Thread> creation = () -> new Thread(OurGroup.GROUP, work, name, 0, false);
        return AccessController.doPrivileged(creation);
    }

    /** The JVM would print it among the host's lines. */
    private static void keepQuiet(Thread thread, Throwable uncaught) {}

    /** Waits for a thread's end; an interrupt ends the waiting and stays visible. */
    public static void join(@Nullable Thread thread, long millis) {
        if (thread == null || millis <= 0) {
            return;
        }
        try {
            thread.join(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The same on a thread of the host's, which goes on waiting although it was interrupted before. An interrupt is the
     * host's: it is kept for whoever waits for it.
     */
    public static void joinUnnoticed(Thread thread, long millis) {
        boolean interrupted = Thread.interrupted();
        try {
            thread.join(millis);
        } catch (InterruptedException meantForTheHost) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Not among the host's threads, either, where {@link Thread#activeCount} would count ours. */
    private static final class OurGroup {
        static final ThreadGroup GROUP = new ThreadGroup(rootGroup(), "runtrack");

        private static ThreadGroup rootGroup() {
            ThreadGroup group = Thread.currentThread().getThreadGroup();
            while (group.getParent() != null) {
                group = group.getParent();
            }
            return group;
        }
    }
}
