package io.runtrack.events.delivery;

import io.runtrack.threads.BackgroundThreads;

/**
 * The thread that serves one receiver while this process lives, so that one that hangs holds up nobody but itself. It
 * goes when there is something to tell; after a failure, when it is told to try again. Safe for any thread.
 */
final class Courier {
    private final Tour tour;
    private final Thread thread;
    private boolean started; // guarded by this
    private boolean due; // guarded by this
    private boolean failed; // guarded by this
    private boolean ending; // guarded by this

    /** Its thread is made here, since making one may need a lock that a host's thread holds later, at the exit. */
    Courier(Tour tour) {
        this.tour = tour;
        this.thread = BackgroundThreads.create("runtrack-" + tour.receiver().name(), this::run);
    }

    /** There is something to tell. */
    synchronized void go() {
        if (!failed) {
            goAnyway();
        }
    }

    /** After a failure. */
    synchronized void tryAgain() {
        if (failed) {
            goAnyway();
        }
    }

    /** A last time, whatever failed before. */
    synchronized void goHome() {
        ending = true;
        if (started) {
            goAnyway();
        }
    }

    /** Waits until it is home; it is called off when the time is over. */
    void awaitHome(long millis) {
        if (isStarted()) {
            BackgroundThreads.join(thread, millis);
            if (thread.isAlive()) {
                tour.callOff();
                thread.interrupt();
            }
        }
    }

    private synchronized boolean isStarted() {
        return started;
    }

    private void goAnyway() {
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
                noteOutcome(tour.make(() -> true));
            }
        } catch (InterruptedException calledOff) {
            Thread.currentThread().interrupt();
        }
    }

    /** False when all is done. */
    private synchronized boolean awaitDue() throws InterruptedException {
        while (!due && !ending) {
            wait();
        }
        boolean goes = due;
        due = false;
        return goes;
    }

    private synchronized void noteOutcome(boolean success) {
        failed = !success;
    }
}
