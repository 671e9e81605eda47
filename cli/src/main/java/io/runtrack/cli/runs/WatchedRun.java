package io.runtrack.cli.runs;

import io.runtrack.model.RunMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** One run as it goes on: its last state, and how fast it has been lately. For one thread. */
final class WatchedRun {
    private static final Duration LATELY = Duration.ofMinutes(1);
    /** Of a run that hardly moves, nothing can be told. */
    private static final double MOST_SECONDS = Duration.ofDays(365).toSeconds();

    /** What a run had done at some moment. */
    private record Sample(Instant time, long files) {}

    private final Deque<Sample> samples = new ArrayDeque<>();
    private RunMetadata run;

    WatchedRun(RunMetadata run) {
        this.run = run;
        samples.add(new Sample(run.startedAt(), 0));
        add(run);
    }

    RunMetadata run() {
        return run;
    }

    void update(RunMetadata current) {
        run = current;
        add(current);
    }

    /** Files a second: over the last minute, as far as the run has told; over all its time at first. */
    double rate() {
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        long millis = Duration.between(first.time(), last.time()).toMillis();
        return millis <= 0 ? 0 : Math.max(0, last.files() - first.files()) * 1000.0 / millis;
    }

    /** When so many files will have been processed if it goes on as it has lately; null when there is no telling. */
    @Nullable
    Instant expectedEnd(long expectedFiles) {
        Sample last = samples.getLast();
        double seconds = (expectedFiles - last.files()) / rate();
        boolean tells = run.completedAt() == null && seconds > 0 && seconds < MOST_SECONDS;
        return tells ? last.time().plusMillis(Math.round(seconds * 1000)) : null;
    }

    boolean isOver(Instant now) {
        return ShownStatus.of(run, now) != ShownStatus.RUNNING;
    }

    /** The counts are those of the last checkpoint, and not of the moment at which we read them. */
    private void add(RunMetadata current) {
        Instant time = current.completedAt() == null ? current.heartbeatAt() : current.completedAt();
        if (time == null || !time.isAfter(samples.getLast().time())) {
            return;
        }
        samples.add(new Sample(time, current.totalFiles()));
        // The one in front of the minute stays, so that there is always a time to divide by.
        while (samples.size() > 2 && hasSecondBefore(time.minus(LATELY))) {
            samples.removeFirst();
        }
    }

    private boolean hasSecondBefore(Instant time) {
        return !samples.stream().skip(1).findFirst().orElseThrow().time().isAfter(time);
    }
}
