package io.runtrack.figures;

import io.runtrack.figures.facts.RunOutcome;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunState;
import io.runtrack.outcome.Sums;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Sums of some runs: files by final outcome, emails as the runs count them. For one thread. */
public final class RunTotals {
    private final Map<RunState, Long> states = new EnumMap<>(RunState.class);
    private RunOutcome files = RunOutcome.NONE;
    private long emailsSent;
    private long emailsFailed;
    private long emailsSkipped;

    /** Of no runs. */
    public RunTotals() {}

    /**
     * Of some.
     *
     * @param outcomes the files of each
     * @param now as of when runs are stale
     */
    public static RunTotals of(Collection<RunMetadata> runs, Function<RunMetadata, RunOutcome> outcomes, Instant now) {
        RunTotals totals = new RunTotals();
        runs.forEach(run -> totals.add(run, outcomes.apply(run), now));
        return totals;
    }

    /**
     * As {@link #of}, for each of their keys by itself.
     *
     * @param key what tells them apart
     */
    public static <K extends Comparable<? super K>> SortedMap<K, RunTotals> by(
            Function<RunMetadata, K> key,
            Collection<RunMetadata> runs,
            Function<RunMetadata, RunOutcome> outcomes,
            Instant now) {
        SortedMap<K, RunTotals> totals = new TreeMap<>();
        runs.forEach(run ->
                totals.computeIfAbsent(key.apply(run), first -> new RunTotals()).add(run, outcomes.apply(run), now));
        return totals;
    }

    private void add(RunMetadata run, RunOutcome outcome, Instant now) {
        states.merge(RunState.of(run, now), 1L, Sums::plus);
        files = files.plus(outcome);
        emailsSent = Sums.plus(emailsSent, run.emailsSent());
        emailsFailed = Sums.plus(emailsFailed, run.emailsFailed());
        emailsSkipped = Sums.plus(emailsSkipped, run.emailsSkipped());
    }

    /** How many runs there are. */
    public long runs() {
        return states.values().stream().reduce(0L, Sums::plus);
    }

    /** How many stand there. */
    public long runs(RunState state) {
        return states.getOrDefault(state, 0L);
    }

    public RunOutcome files() {
        return files;
    }

    public long emailsSent() {
        return emailsSent;
    }

    public long emailsFailed() {
        return emailsFailed;
    }

    public long emailsSkipped() {
        return emailsSkipped;
    }
}
