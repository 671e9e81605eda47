package io.runtrack.figures;

import io.runtrack.figures.facts.TimesSketch;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long runs of each command usually take: those of the baseline that ended as success or partial success. For one
 * thread.
 */
public final class UsualTimes {
    private static final int TIMES = 2;
    private static final long LEAST_EXCESS_MILLIS = 30_000;

    private final Map<Command, TimesSketch> byCommand = new HashMap<>();

    /**
     * What is usual, in milliseconds.
     *
     * @param median half of the runs took no longer
     * @param low a tenth took no longer
     * @param high nine tenths took no longer
     */
    public record Usual(long median, long low, long high) {
        /** Whether a time is more than twice the median, and more than 30 seconds over it. */
        public boolean isSlow(long millis) {
            return millis > TIMES * median && millis > median + LEAST_EXCESS_MILLIS;
        }
    }

    /** What is usual of some runs. */
    public static UsualTimes of(Collection<RunMetadata> runs) {
        UsualTimes usual = new UsualTimes();
        runs.forEach(usual::add);
        return usual;
    }

    /** Takes in a run of the baseline. */
    void add(RunMetadata run) {
        Long millis = millis(run);
        if (millis != null && (run.status() == RunStatus.SUCCESS || run.status() == RunStatus.PARTIAL_SUCCESS)) {
            byCommand
                    .computeIfAbsent(Command.of(run), first -> TimesSketch.large())
                    .add(millis);
        }
    }

    /** Null for a command that the baseline has no such run of. */
    public @Nullable Usual of(Command command) {
        TimesSketch times = byCommand.get(command);
        if (times == null) {
            return null;
        }
        Long median = times.median();
        Long low = times.percentile(10);
        Long high = times.percentile(90);
        return median == null || low == null || high == null ? null : new Usual(median, low, high);
    }

    /** How long a run took, in milliseconds; null while it has not ended. */
    public static @Nullable Long millis(RunMetadata run) {
        Instant ended = run.completedAt();
        return ended == null
                ? null
                : Math.max(0, Duration.between(run.startedAt(), ended).toMillis());
    }
}
