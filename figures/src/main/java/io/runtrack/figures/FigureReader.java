package io.runtrack.figures;

import io.runtrack.annotations.FileStatus;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.FinalRecords;
import io.runtrack.outcome.RunState;
import io.runtrack.outcome.RunTree;
import io.runtrack.storage.RunLayout;
import io.runtrack.storage.RunListing;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.storage.blob.UnreadableDocument;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads what the runs of a period come to. Metadata of period and baseline are held, logs pass record by record: of the
 * baseline those of runs with failures, of the period and the time after it those that failed, or may have redone a
 * failed file. For one thread, and for one period.
 */
public final class FigureReader {
    /** Clocks differ: runs that another machine started "later than now" count too. */
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    private final Runs runs;
    private final FigureOptions options;
    private final Instant now;
    private final RunLogs logs; // of the period
    private final RunLogs otherLogs; // of the baseline, and of the time after the period

    public FigureReader(TrackingStorage storage, FigureOptions options, Instant now) {
        this(storage, (from, to) -> storage.listRuns(from, to, run -> true), options, now);
    }

    /** Of runs that somebody knows already; their logs are read. */
    public FigureReader(TrackingStorage storage, Runs runs, FigureOptions options, Instant now) {
        this.runs = runs;
        this.options = options;
        this.now = now;
        this.logs = new RunLogs(storage);
        this.otherLogs = new RunLogs(storage);
    }

    /** Where runs are listed. */
    public interface Runs {
        /** Those that started in a span of time, both ends included, newest first. */
        RunListing between(Instant from, Instant to);
    }

    /**
     * Reads all that the figures of a period need.
     *
     * @throws UncheckedIOException when the runs cannot be listed; a document that cannot be read is in the figures
     *     instead
     */
    public PeriodFigures read(Period period) {
        Period baseline = period.daysBefore(options.baselineDays(), options.zone());
        Instant end = period.to().isAfter(now) ? period.to() : now.plus(CLOCK_SKEW);
        RunListing listing = runs.between(baseline.from(), end);
        List<RunMetadata> counting = RunTree.counting(listing.runs());
        List<RunMetadata> wanted = counting.stream().filter(options.wanted()).toList();
        List<RunMetadata> ofPeriod = wanted.stream().filter(period::contains).toList();

        Units units = new Units(RunTree.all(wanted));
        ErrorHistory errors = new ErrorHistory(options.baselineDays());
        FailedFiles failed = new FailedFiles();
        long repaired = 0;
        for (List<RunMetadata> unit : units.within(period)) {
            if (mayHaveFailed(unit)) {
                FinalRecords records = logs.files(unit);
                records.forEach(file -> {
                    if (file.log().status() == FileStatus.FAILED) {
                        failed.addFailure(file.run(), file.log(), errors.add(file.run(), file.log()));
                    }
                });
                repaired += records.repaired();
            }
        }
        if (failed.failed() > 0) {
            failed.findRedone(counting, period.from(), run -> period.contains(run) ? logs : otherLogs);
            readBaseline(units, baseline, errors);
        }
        UsualTimes usual = new UsualTimes();
        wanted.stream().filter(baseline::contains).forEach(usual::add);

        Set<String> redoneIds = failed.runsRedone();
        List<PeriodFigures.Unsent> unsent = unsent(wanted, period);
        List<String> unreadable = new ArrayList<>(logs.unreadable());
        List<String> otherUnreadable = new ArrayList<>(otherLogs.unreadable());
        for (UnreadableDocument document : listing.unreadable()) {
            boolean hidesRuns = RunLayout.mayHideRunsOf(period.from(), period.to(), document);
            (hidesRuns ? unreadable : otherUnreadable).add(document.toString());
        }
        return new PeriodFigures(
                period,
                options.zone(),
                now,
                ofPeriod,
                states(ofPeriod),
                new PeriodFigures.Files(
                        failed.failed(),
                        failed.redone(),
                        repaired,
                        ofPeriod.stream()
                                .filter(run -> redoneIds.contains(run.runId()))
                                .toList()),
                errors.errors(failed, Math.max(1, daysBegun(period))),
                unsent,
                missed(period, counting),
                slow(ofPeriod, usual),
                usual,
                unreadable,
                otherUnreadable);
    }

    /** Runs whose records are one another's attempts, each within a period. */
    private record Units(List<RunTree> trees) {
        List<List<RunMetadata>> within(Period period) {
            List<List<RunMetadata>> units = new ArrayList<>();
            for (RunTree tree : trees) {
                for (List<RunMetadata> unit : tree.units()) {
                    List<RunMetadata> part =
                            unit.stream().filter(period::contains).toList();
                    if (!part.isEmpty()) {
                        units.add(part);
                    }
                }
            }
            return units;
        }
    }

    private static boolean mayHaveFailed(List<RunMetadata> unit) {
        return unit.stream().anyMatch(RunLogs::mayHaveFailed);
    }

    private void readBaseline(Units units, Period baseline, ErrorHistory errors) {
        Map<LocalDate, List<List<RunMetadata>>> byDay = new TreeMap<>();
        for (List<RunMetadata> unit : units.within(baseline)) {
            if (mayHaveFailed(unit)) {
                LocalDate day = Period.day(unit.get(0).startedAt(), options.zone());
                byDay.computeIfAbsent(day, first -> new ArrayList<>()).add(unit);
            }
        }
        LocalDate firstDay = Period.day(baseline.from(), options.zone());
        byDay.forEach((day, ofDay) -> {
            long number = day.toEpochDay() - firstDay.toEpochDay();
            errors.beginDay((int) Math.min(number, options.baselineDays() - 1L));
            DistinctFiles distinct = new DistinctFiles();
            for (List<RunMetadata> unit : ofDay) {
                otherLogs.files(unit).forEach(file -> {
                    if (file.log().status() == FileStatus.FAILED && distinct.isFirst(file.run(), file.log())) {
                        errors.addOld(file.run(), file.log());
                    }
                });
            }
        });
    }

    /** From the last day that has begun back to the baseline's first, as long as an earlier one may matter. */
    private List<PeriodFigures.Unsent> unsent(List<RunMetadata> runs, Period period) {
        Map<LocalDate, List<RunMetadata>> byDay = new TreeMap<>(Comparator.reverseOrder());
        for (RunMetadata run : runs) {
            if (run.emailsSent() + run.emailsFailed() > 0 && !run.startedAt().isAfter(period.to())) {
                byDay.computeIfAbsent(Period.day(run.startedAt(), options.zone()), first -> new ArrayList<>())
                        .add(run);
            }
        }
        EmailDays days = new EmailDays();
        for (Map.Entry<LocalDate, List<RunMetadata>> day : byDay.entrySet()) {
            boolean isOfPeriod = period.contains(day.getValue().get(0));
            if (!isOfPeriod && !days.isOpen()) {
                break;
            }
            List<RunMetadata> oldestFirst = new ArrayList<>(day.getValue());
            oldestFirst.sort(Comparator.comparing(RunMetadata::startedAt));
            for (RunMetadata run : oldestFirst) {
                (isOfPeriod ? logs : otherLogs).eachEmail(run, result -> days.add(run, result));
            }
            days.endDay(isOfPeriod);
        }
        return days.unsent();
    }

    private List<MissedRun> missed(Period period, List<RunMetadata> runs) {
        MissedRuns missedRuns = new MissedRuns(period, options.zone(), now);
        List<MissedRun> missed = new ArrayList<>();
        RedoneRuns redone = new RedoneRuns(runs);
        List<RunMetadata> original =
                runs.stream().filter(run -> redone.chain(run).isEmpty()).toList();
        options.expected().forEach(expected -> missed.addAll(missedRuns.of(expected, original)));
        return missed;
    }

    private static List<PeriodFigures.Slow> slow(List<RunMetadata> runs, UsualTimes usual) {
        List<PeriodFigures.Slow> slow = new ArrayList<>();
        Map<Command, UsualTimes.Usual> known = new HashMap<>();
        for (RunMetadata run : runs) {
            UsualTimes.Usual times = known.computeIfAbsent(Command.of(run), usual::of);
            Long millis = UsualTimes.millis(run);
            if (times != null && millis != null && times.isSlow(millis)) {
                slow.add(new PeriodFigures.Slow(run, millis, times));
            }
        }
        slow.sort(
                Comparator.comparingLong(PeriodFigures.Slow::excess).reversed().thenComparing(each -> each.run()
                        .runId()));
        return slow;
    }

    private Map<RunState, Long> states(List<RunMetadata> runs) {
        Map<RunState, Long> states = new EnumMap<>(RunState.class);
        runs.forEach(run -> states.merge(RunState.of(run, now), 1L, Long::sum));
        return states;
    }

    private long daysBegun(Period period) {
        Instant last = period.to().isAfter(now) && !period.from().isAfter(now) ? now : period.to();
        return new Period(period.from(), last).days(options.zone());
    }
}
