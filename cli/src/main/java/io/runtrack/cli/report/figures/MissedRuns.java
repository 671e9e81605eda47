package io.runtrack.cli.report.figures;

import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.storage.StaleRuns;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds runs against what is expected of a period. A deadline that has not come yet, or that lies behind the period, is
 * not judged. Immutable.
 */
final class MissedRuns {
    private final Period period;
    private final ZoneId zone;
    private final Instant now;

    MissedRuns(Period period, ZoneId zone, Instant now) {
        this.period = period;
        this.zone = zone;
        this.now = now;
    }

    List<DeliveryReport.MissedRun> of(ExpectedRun expected, List<RunMetadata> runs) {
        Map<ZonedDateTime, List<RunMetadata>> byPeriod = new HashMap<>();
        for (RunMetadata run : runs) {
            if (expected.matches(run.command(), run.subcommand())) {
                ZonedDateTime start = expected.periodOf(run.startedAt().atZone(zone));
                byPeriod.computeIfAbsent(start, first -> new ArrayList<>()).add(run);
            }
        }
        List<DeliveryReport.MissedRun> missed = new ArrayList<>();
        ZonedDateTime each = expected.periodOf(period.from().atZone(zone));
        for (; !each.toInstant().isAfter(period.to()); each = expected.next(each)) {
            Instant due = expected.deadline(each).toInstant();
            boolean whole = !each.toInstant().isBefore(period.from());
            if (whole && expected.isDue(each) && !due.isAfter(now) && isWithin(due)) {
                DeliveryReport.MissedRun miss = miss(expected, due, byPeriod.getOrDefault(each, List.of()));
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

    private DeliveryReport.@Nullable MissedRun miss(ExpectedRun expected, Instant due, List<RunMetadata> runs) {
        RunMetadata late = null;
        for (RunMetadata run : runs) {
            if (isDone(run) && isInTime(run, due)) {
                return null;
            }
            if (isDone(run) || (run.status() == RunStatus.RUNNING && !StaleRuns.isStale(run, now))) {
                late = run;
            }
        }
        RunMetadata named = late != null ? late : runs.isEmpty() ? null : runs.get(0);
        String state = late != null ? "late" : runs.isEmpty() ? "missing" : "failed";
        return new DeliveryReport.MissedRun(
                expected.command(),
                expected.subcommand(),
                Words.lower(expected.every()),
                due,
                state,
                named == null ? null : named.runId());
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
