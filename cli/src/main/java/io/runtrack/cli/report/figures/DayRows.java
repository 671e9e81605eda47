package io.runtrack.cli.report.figures;

import io.runtrack.figures.Period;
import io.runtrack.figures.RunTotals;
import io.runtrack.figures.facts.RunOutcome;
import io.runtrack.model.RunMetadata;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * The figures of runs by the day on which they started. Has a day for each day of the period, as far as it has begun.
 * Immutable.
 */
final class DayRows {
    private final SortedMap<LocalDate, RunTotals> days;

    DayRows(
            Period period,
            ZoneId zone,
            Instant now,
            List<RunMetadata> runs,
            Function<RunMetadata, RunOutcome> outcomes) {
        days = RunTotals.by(run -> date(run.startedAt(), zone), runs, outcomes, now);
        LocalDate last = date(period.to().isAfter(now) ? now : period.to(), zone);
        for (LocalDate day = date(period.from(), zone); !day.isAfter(last); day = day.plusDays(1)) {
            days.putIfAbsent(day, new RunTotals());
        }
    }

    private static LocalDate date(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate();
    }

    List<DeliveryReport.Day> rows() {
        List<DeliveryReport.Day> rows = new ArrayList<>();
        days.forEach((date, day) -> {
            Map<String, Long> runs = new LinkedHashMap<>();
            Words.STATES.forEach(state -> runs.put(state.text(), day.runs(state)));
            rows.add(new DeliveryReport.Day(
                    date,
                    runs,
                    day.files().success(),
                    day.files().failed(),
                    day.files().skipped(),
                    day.emailsSent(),
                    day.emailsFailed(),
                    day.emailsSkipped()));
        });
        return rows;
    }

    List<LocalDate> withoutRuns() {
        return days.entrySet().stream()
                .filter(day -> day.getValue().runs() == 0)
                .map(Map.Entry::getKey)
                .toList();
    }
}
