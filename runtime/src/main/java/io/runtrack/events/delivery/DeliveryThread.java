package io.runtrack.events.delivery;

import io.runtrack.threads.BackgroundThreads;
import java.util.concurrent.TimeUnit;

/**
 * The thread that delivers to one receiver while this process lives, so that one that hangs delays no other. It works
 * when there is something to deliver; after a failure, when it is asked to retry. Safe for any thread.
 */
final class DeliveryThread {
    private final Delivery delivery;
    private final HeldStarts held;
    private final Thread thread;
    private boolean started; // guarded by this
    private boolean due; // guarded by this
    private boolean failed; // guarded by this
    private boolean ending; // guarded by this

    /** Its thread is made here, since making one may need a lock that a host's thread holds later, at the exit. */
    DeliveryThread(Delivery delivery, HeldStarts held) {
        this.delivery = delivery;
        this.held = held;
        this.thread = BackgroundThreads.create("runtrack-" + delivery.receiver().name(), this::run);
    }

    /** There is something to deliver. */
    synchronized void wake() {
        if (!failed) {
            wakeAnyway();
        }
    }

    /** After a failure. */
    synchronized void retry() {
        if (failed) {
            wakeAnyway();
        }
    }

    /** A last time, whatever failed before. */
    synchronized void finish() {
        ending = true;
        if (started) {
            wakeAnyway();
        }
    }

    /** Waits until it has finished; it is interrupted when the time is over. */
    void awaitFinish(long millis) {
        if (isStarted()) {
            BackgroundThreads.join(thread, millis);
            if (thread.isAlive()) {
                delivery.timedOut();
                thread.interrupt();
            }
        }
    }

    private synchronized boolean isStarted() {
        return started;
    }

    private void wakeAnyway() {
        due = true;
        if (!started) {
            started = true;
            thread.start();
        }
        notifyAll();
    }

    private void run() {
        try {
            while (awaitDue()) {
                noteOutcome(delivery.run(() -> true, isEnding() ? HeldStarts.none() : held));
            }
        } catch (InterruptedException calledOff) {
            Thread.currentThread().interrupt();
        }
    }

    /** False when all is done. */
    private synchronized boolean awaitDue() throws InterruptedException {
        long nextLook = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(HeldStarts.MOMENT_MILLIS);
        while (!due && !ending && !(held.isHolding() && System.nanoTime() - nextLook >= 0)) {
            wait(held.isHolding() ? HeldStarts.MOMENT_MILLIS : 0);
        }
        boolean goes = due || (held.isHolding() && !ending);
        due = false;
        return goes;
    }

    private synchronized boolean isEnding() {
        return ending;
    }

    private synchronized void noteOutcome(boolean success) {
        failed = !success;
    }
}
