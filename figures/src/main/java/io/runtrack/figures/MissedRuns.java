package io.runtrack.figures;

import io.runtrack.figures.facts.RedoneRuns;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.outcome.RunState;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds runs against what is expected of a period. A deadline that has not come yet, or that lies behind the period, is
 * not judged. Immutable.
 */
public final class MissedRuns {
    private final Period period;
    private final ZoneId zone;
    private final Instant now;

    public MissedRuns(Period period, ZoneId zone, Instant now) {
        this.period = period;
        this.zone = zone;
        this.now = now;
    }

    /**
     * Those of some expectations, one after the other.
     *
     * @param counting the runs that count; one that redoes another is none of its own
     */
    public List<MissedRun> of(List<ExpectedRun> expected, Collection<RunMetadata> counting) {
        RedoneRuns redone = new RedoneRuns(counting);
        List<RunMetadata> original =
                counting.stream().filter(run -> redone.chain(run).isEmpty()).toList();
        List<MissedRun> missed = new ArrayList<>();
        expected.forEach(each -> missed.addAll(of(each, original)));
        return missed;
    }

    /** Those of one expectation, in the order of their time. */
    List<MissedRun> of(ExpectedRun expected, List<RunMetadata> runs) {
        Map<ZonedDateTime, List<RunMetadata>> byPeriod = new HashMap<>();
        for (RunMetadata run : runs) {
            if (expected.matches(run)) {
                ZonedDateTime start = expected.periodOf(run.startedAt().atZone(zone));
                byPeriod.computeIfAbsent(start, first -> new ArrayList<>()).add(run);
            }
        }
        List<MissedRun> missed = new ArrayList<>();
        ZonedDateTime each = expected.periodOf(period.from().atZone(zone));
        for (; !each.toInstant().isAfter(period.to()); each = expected.next(each)) {
            Instant due = expected.deadline(each).toInstant();
            boolean whole = !each.toInstant().isBefore(period.from());
            if (whole && expected.isDue(each) && !due.isAfter(now) && isWithin(due)) {
                MissedRun miss = miss(expected, due, byPeriod.getOrDefault(each, List.of()));
                if (miss != null) {
                    missed.add(miss);
                }
            }
        }
        return missed;
    }

    /**
     * Whether the period knows all runs that could have met the deadline; that at the end of the last day is the next
     * one's beginning.
     */
    private boolean isWithin(Instant due) {
        return !due.minusNanos(1).isAfter(period.to());
    }

    private @Nullable MissedRun miss(ExpectedRun expected, Instant due, List<RunMetadata> runs) {
        Set<String> inTime = new HashSet<>();
        Set<String> atAll = new HashSet<>();
        RunMetadata late = null;
        boolean ofWorkers = expected.count() > 1 && runs.stream().anyMatch(run -> run.worker() != null);
        for (RunMetadata run : runs) {
            if (ofWorkers && run.worker() == null) {
                continue; // above the parts
            }
            boolean done = isDone(run);
            if (done && isInTime(run, due)) {
                inTime.add(part(run));
            }
            if (done || RunState.of(run, now) == RunState.RUNNING) {
                atAll.add(part(run));
                late = done && isInTime(run, due) ? late : run;
            }
        }
        if (inTime.size() >= expected.count()) {
            return null;
        }
        String state = "missing";
        RunMetadata named = runs.isEmpty() ? null : runs.get(0);
        if (atAll.size() >= expected.count()) {
            state = "late";
            named = late;
        } else if (!runs.isEmpty() && expected.count() == 1) {
            state = "failed";
        }
        return new MissedRun(expected, due, state, named == null ? null : named.runId(), inTime.size());
    }

    /** What a run is a part of a fan-out by: its worker's number, else itself. */
    private static String part(RunMetadata run) {
        return run.worker() == null ? "run " + run.runId() : "worker " + run.worker();
    }

    private static boolean isDone(RunMetadata run) {
        return run.status() == RunStatus.SUCCESS || run.status() == RunStatus.PARTIAL_SUCCESS;
    }

    /** Other writers may not say when a run ended; then nothing speaks against one that began in time. */
    private static boolean isInTime(RunMetadata run, Instant due) {
        Instant ended = run.completedAt();
        return ended == null ? run.startedAt().isBefore(due) : !ended.isAfter(due);
    }
}
