package io.runtrack.outcome;

import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a run stands at some moment: its status, and {@link #STALE} for one that says that it is running while its
 * process has given no sign of life for long.
 */
public enum RunState {
    RUNNING,
    STALE,
    SUCCESS,
    PARTIAL_SUCCESS,
    FAILED,
    ABORTED;

    private static final Duration SHORTEST_SILENCE = Duration.ofSeconds(60);
    private static final int CHECKPOINTS = 4;

    /** Where the run stands at a moment. */
    public static RunState of(RunMetadata run, Instant now) {
        return isStale(run, now) ? STALE : valueOf(run.status().name());
    }

    /**
     * Whether a run says that it is running, and its last sign of life is older than four of its checkpoints and a
     * minute.
     */
    public static boolean isStale(RunMetadata run, Instant now) {
        return run.status() == RunStatus.RUNNING
                && lastSignOfLife(run).plus(longestSilence(run)).isBefore(now);
    }

    /** How long a run may be silent before others take it for dead. */
    public static Duration longestSilence(RunMetadata run) {
        Long checkpoint = run.checkpointMs();
        if (checkpoint == null
                || checkpoint < 0
                || checkpoint > Duration.ofDays(365).toMillis()) {
            return SHORTEST_SILENCE;
        }
        // Not multipliedBy: its BigInteger makes the common pool, on JDK 19 and later, before the host has said how
        // large it is to be.
        Duration silence = Duration.ofMillis(checkpoint * CHECKPOINTS);
        return silence.compareTo(SHORTEST_SILENCE) > 0 ? silence : SHORTEST_SILENCE;
    }

    /** Other writers give no heartbeat: their last sign of life is the start. */
    public static Instant lastSignOfLife(RunMetadata run) {
        Instant heartbeat = run.heartbeatAt();
        return heartbeat == null ? run.startedAt() : heartbeat;
    }

    /** Whether the run has not ended, as far as is known. */
    public boolean isOpen() {
        return this == RUNNING || this == STALE;
    }

    /** In lower case, as documents and answers have it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The state of a whole that has this state itself, and a part in another: it runs while anything does, is stale
     * when anything is, and is no full success when a part is none.
     */
    RunState with(RunState part) {
        if (this == RUNNING || part == RUNNING) {
            return RUNNING;
        }
        if (this == STALE || part == STALE) {
            return STALE;
        }
        return this == SUCCESS && part != SUCCESS ? PARTIAL_SUCCESS : this;
    }

    /** The state of a text that was written by {@link #text}, in any case and with hyphens too; null for none. */
    public static @Nullable RunState parse(String text) {
        String wanted = text.strip().replace('-', '_').toUpperCase(Locale.ROOT);
        for (RunState state : values()) {
            if (state.name().equals(wanted)) {
                return state;
            }
        }
        return null;
    }
}
