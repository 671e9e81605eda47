package io.runtrack.metrics;

import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunState;
import io.runtrack.outcome.RunTree;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The runs of one command and subcommand, folded. For one thread. */
final class CommandRuns {
    private final Map<RunState, Long> byState = new EnumMap<>(RunState.class);
    private RunTree last;
    private RunMetadata lastRun;
    private RunState lastState;
    private @Nullable Instant lastSuccess;

    CommandRuns(RunTree first, RunMetadata run, RunState state) {
        this.last = first;
        this.lastRun = run;
        this.lastState = state;
    }

    void add(RunTree tree, RunMetadata run, RunState state) {
        byState.merge(state, 1L, Long::sum);
        if (lastRun.startedAt().isBefore(run.startedAt())) {
            last = tree;
            lastRun = run;
            lastState = state;
        }
        if (state == RunState.SUCCESS && run.completedAt() != null) {
            addSuccess(run.completedAt());
        }
    }

    void addSuccess(@Nullable Instant end) {
        if (end != null && (lastSuccess == null || lastSuccess.isBefore(end))) {
            lastSuccess = end;
        }
    }

    long count(RunState state) {
        return byState.getOrDefault(state, 0L);
    }

    RunMetadata lastRun() {
        return lastRun;
    }

    RunState lastState() {
        return lastState;
    }

    /** Of the last run with all below it. */
    RunTree.Counts lastCounts() {
        return last.counts();
    }

    /** When the last successful run ended; null when none is known. */
    @Nullable
    Instant lastSuccess() {
        return lastSuccess;
    }
}
