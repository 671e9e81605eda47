package io.runtrack.tracking;

import java.time.Clock;
import java.time.Instant;

/**
 * The time within one run, in microseconds: the wall clock's at its start, and from then on what
 * {@link System#nanoTime} says has passed. So a clock that is set meanwhile neither ends a run before it began nor
 * changes the order of its records; and a tracked call reads one clock for both its start and its duration. For any
 * thread.
 */
final class RunClock {
    private static final long NANOS_PER_MICRO = 1_000; // a constant, which a division by TimeUnit has not

    private final long startNanos;
    private final long startMicros;

    private RunClock(long startNanos, long startMicros) {
        this.startNanos = startNanos;
        this.startMicros = startMicros;
    }

    static RunClock startingNow(Clock wall) {
        Instant now = wall.instant();
        return new RunClock(System.nanoTime(), now.getEpochSecond() * 1_000_000L + now.getNano() / 1_000L);
    }

    long epochMicros(long nanoTime) {
        return startMicros + (nanoTime - startNanos) / NANOS_PER_MICRO;
    }

    Instant startedAt() {
        return toInstant(startMicros);
    }

    Instant now() {
        return toInstant(epochMicros(System.nanoTime()));
    }

    static Instant toInstant(long epochMicros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(epochMicros, 1_000_000L), Math.floorMod(epochMicros, 1_000_000L) * 1_000L);
    }
}
