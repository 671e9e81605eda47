package io.runtrack.tracking;

import java.security.AccessController;
import java.security.PrivilegedAction;
import org.jspecify.annotations.Nullable;

/** Makes the few threads that runtrack has: daemons that take nothing over from the host's thread that happened to start them. */
final class BackgroundThreads {
    private BackgroundThreads() {}

    static Thread create(String name, Runnable work) {
        Thread thread = detached(rootGroup(), name, work);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(BackgroundThreads::keepQuiet);
        thread.setContextClassLoader(BackgroundThreads.class.getClassLoader());
        return thread;
    }

    /**
     * A thread that is not started yet. Until JDK 24 a thread keeps the protection domains of all code that was on the stack when it was made,
     * and with them the host's class loaders, unless whoever makes it answers for it alone.
     */
    @SuppressWarnings("removal") // where this is gone, so is what it is for
    static Thread detached(@Nullable ThreadGroup group, String name, Runnable work) {
        PrivilegedAction<Thread> creation = () -> new Thread(group, work, name, 0, false);
        return AccessController.doPrivileged(creation);
    }

    /** The JVM would print it among the host's lines. */
    private static void keepQuiet(Thread thread, Throwable uncaught) {}

    /** Not among the host's threads, where {@link Thread#activeCount} would count ours. */
    private static ThreadGroup rootGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    /** Waits for a thread's end; an interrupt ends the waiting and stays visible. */
    static void join(@Nullable Thread thread, long millis) {
        if (thread == null || millis <= 0) {
            return;
        }
        try {
            thread.join(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
