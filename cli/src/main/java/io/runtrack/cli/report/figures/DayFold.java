package io.runtrack.cli.report.figures;

import io.runtrack.figures.Period;
import io.runtrack.model.RunMetadata;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up the counts of runs by the day on which they started. Has a day for each day of the period, as far as it has
 * begun. For one thread.
 */
final class DayFold {
    private final ZoneId zone;
    private final Instant now;
    private final Map<LocalDate, Tally> days = new LinkedHashMap<>();

    private static final class Tally {
        private final Map<String, Long> runs = new LinkedHashMap<>();
        private final long[] files = new long[3];
        private final long[] emails = new long[3];
    }

    DayFold(Period period, ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
        LocalDate last = date(period.to().isAfter(now) ? now : period.to());
        for (LocalDate day = date(period.from()); !day.isAfter(last); day = day.plusDays(1)) {
            days.put(day, new Tally());
        }
    }

    void add(RunMetadata run) {
        Tally day = days.computeIfAbsent(date(run.startedAt()), first -> new Tally());
        day.runs.merge(Words.status(run, now), 1L, Long::sum);
        add(day.files, run.successCount(), run.failedCount(), run.skippedCount());
        add(day.emails, run.emailsSent(), run.emailsFailed(), run.emailsSkipped());
    }

    private static void add(long[] counts, long first, long second, long third) {
        counts[0] += first;
        counts[1] += second;
        counts[2] += third;
    }

    List<DeliveryReport.Day> days() {
        List<DeliveryReport.Day> rows = new ArrayList<>();
        days.forEach((date, day) -> {
            Map<String, Long> runs = new LinkedHashMap<>();
            Words.STATUSES.forEach(status -> runs.put(status, day.runs.getOrDefault(status, 0L)));
            rows.add(new DeliveryReport.Day(
                    date, runs, day.files[0], day.files[1], day.files[2], day.emails[0], day.emails[1], day.emails[2]));
        });
        return rows;
    }

    List<LocalDate> withoutRuns() {
        return days.entrySet().stream()
                .filter(day -> day.getValue().runs.isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    private LocalDate date(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }
}
