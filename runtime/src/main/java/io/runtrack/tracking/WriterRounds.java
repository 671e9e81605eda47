package io.runtrack.tracking;

import java.util.concurrent.TimeUnit;

/**
 * Lets a host's thread wait until the background thread has told of its records, so that lines about them stand before
 * whatever the host prints next. Otherwise they may stand in the middle of a line: the JVM prints an uncaught exception
 * in two pieces.
 *
 * <p>Waiting is a courtesy: a stderr that nobody reads stops the background thread, and must not stop the host. After
 * somebody has waited in vain, nobody waits any more. Safe for any thread.
 */
final class WriterRounds {
    private static final long LONGEST_WAIT_MILLIS = 1_000;

    private long begun; // guarded by this
    private long ended; // guarded by this
    private volatile boolean over; // nobody waits any more

    /** A round begins; what was recorded before is told in it. */
    synchronized void begin() {
        begun++;
    }

    synchronized void end() {
        ended = begun;
        notifyAll();
    }

    /** There will be no further round. */
    synchronized void close() {
        over = true;
        notifyAll();
    }

    /**
     * Waits for the end of a round that has not begun yet. An interrupt ends the waiting and stays visible.
     *
     * @param wake makes the next round begin
     */
    void await(Runnable wake) {
        if (over) {
            return;
        }
        try {
            awaitNext(wake);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void awaitNext(Runnable wake) throws InterruptedException {
        long next = begun + 1;
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_WAIT_MILLIS);
        wake.run();
        while (ended < next && !over) {
            long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (millis <= 0) {
                close();
            } else {
                wait(millis);
            }
        }
    }
}
