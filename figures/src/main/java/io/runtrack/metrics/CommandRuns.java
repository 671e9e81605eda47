package io.runtrack.metrics;

import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunState;
import io.runtrack.outcome.RunTree;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The runs of one command and subcommand, folded. For one thread. */
final class CommandRuns {
    private static final Comparator<RunMetadata> BY_START =
            Comparator.comparing(RunMetadata::startedAt).thenComparing(RunMetadata::runId, Comparator.reverseOrder());

    private final Map<RunState, Long> byState = new EnumMap<>(RunState.class);
    private @Nullable RunMetadata lastRun;
    private RunState lastState = RunState.SUCCESS;
    private RunTree.Counts lastCounts = RunTree.Counts.NONE;
    private @Nullable Instant lastSuccess;

    /** A run with all that leads to it. Of runs that started together the one with the first id is the last. */
    void add(RunTree tree, RunMetadata run, RunState state) {
        byState.merge(state, 1L, Long::sum);
        if (lastRun == null || BY_START.compare(lastRun, run) < 0) {
            lastRun = run;
            lastState = state;
            lastCounts = tree.counts();
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
        return Objects.requireNonNull(lastRun, "no run of the command was added");
    }

    RunState lastState() {
        return lastState;
    }

    /** Of the last run with all below it. */
    RunTree.Counts lastCounts() {
        return lastCounts;
    }

    /** When the last successful run ended; null when none is known. */
    @Nullable
    Instant lastSuccess() {
        return lastSuccess;
    }
}
