package io.runtrack.agent.context;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * Knows the pool whose threads carry the virtual ones (JDK 21 and newer). Its tasks are steps of virtual threads, whose
 * work is followed by thread. It is also used while a virtual thread is half way off its carrier, when even a short
 * wait is too long.
 *
 * <p>Stateless. Asks for packages, not for fields, so that a host without virtual threads gets none of their machinery.
 */
final class VirtualThreads {
    private static final String SCHEDULER = "java.lang";
    private static final String CARRIER = "jdk.internal.misc";

    private VirtualThreads() {}

    /** Whether that is where a virtual thread is moved on: by its pool, or by one of the pool's threads. */
    static boolean areMovedBy(@Nullable Object owner) {
        return isScheduler(owner) || isCarrier(Thread.currentThread());
    }

    private static boolean isScheduler(@Nullable Object owner) {
        return owner != null
                && owner.getClass() == ForkJoinPool.class
                && isIn(SCHEDULER, ((ForkJoinPool) owner).getFactory());
    }

    private static boolean isCarrier(Thread thread) {
        return thread instanceof ForkJoinWorkerThread && isIn(CARRIER, thread);
    }

    private static boolean isIn(String packageName, Object object) {
        return packageName.equals(object.getClass().getPackageName());
    }
}
