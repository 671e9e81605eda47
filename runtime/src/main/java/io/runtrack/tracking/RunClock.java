package io.runtrack.tracking;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Wall-clock time in microseconds, derived from {@link System#nanoTime}, so that a tracked call reads one clock for both its start
 * and its duration. The background thread anchors it anew at each checkpoint, which keeps it true when the wall clock is set.
 * For any thread.
 */
final class RunClock {
    private record Anchor(long nanos, long epochMicros) {}

    private volatile Anchor anchor = anchorNow();

    void synchronize() {
        anchor = anchorNow();
    }

    long epochMicros(long nanoTime) {
        Anchor current = anchor;
        return current.epochMicros + TimeUnit.NANOSECONDS.toMicros(nanoTime - current.nanos);
    }

    Instant now() {
        return toInstant(epochMicros(System.nanoTime()));
    }

    static Instant toInstant(long epochMicros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(epochMicros, 1_000_000L), Math.floorMod(epochMicros, 1_000_000L) * 1_000L);
    }

    private static Anchor anchorNow() {
        Instant wall = Instant.now();
        return new Anchor(System.nanoTime(), wall.getEpochSecond() * 1_000_000L + wall.getNano() / 1_000L);
    }
}
