package io.runtrack.figures;

import io.runtrack.figures.facts.DayPart;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunTree;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What has to be folded for the figures of a period: which runs count, which of them are one another's attempts, and
 * which days there are. It is made of the metadata of all runs, in whatever order they come. Immutable.
 */
public final class FactsPlan {
    /** Clocks differ: runs that another machine started "later than now" count too. */
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    private static final Duration LONGEST_PAUSE = Duration.ofDays(28);
    private static final Comparator<RunMetadata> OLDEST_FIRST =
            Comparator.comparing(RunMetadata::startedAt).thenComparing(RunMetadata::runId);
    private static final Comparator<RunMetadata> NEWEST_FIRST =
            Comparator.comparing(RunMetadata::startedAt).reversed().thenComparing(RunMetadata::runId);

    private final Period period;
    private final FigureOptions options;
    private final Instant now;
    private final List<RunMetadata> counting;
    private final List<RunMetadata> wanted;
    private final List<DayPart> parts;

    /**
     * Plans.
     *
     * @param stored all runs of {@link #range}
     * @param now as of when runs are stale, and files redone
     */
    public FactsPlan(Collection<RunMetadata> stored, FigureOptions options, Period period, Instant now) {
        this.period = period;
        this.options = options;
        this.now = now;
        List<RunMetadata> newestFirst = new ArrayList<>(stored);
        newestFirst.sort(NEWEST_FIRST);
        this.counting = RunTree.counting(newestFirst);
        this.wanted = counting.stream().filter(options.wanted()).toList();
        this.parts = parts();
    }

    /** Of when runs are needed: baseline, period, one to compare the period with, and all that came later. */
    public static Period range(FigureOptions options, Period period, Instant now) {
        Instant from = baseline(options, period).from();
        Instant before = period.previous(options.zone()).from();
        Instant paused = period.from().minus(LONGEST_PAUSE);
        Instant end = period.to().isAfter(now) ? period.to() : now.plus(CLOCK_SKEW);
        return new Period(earlier(from, earlier(before, paused)), end);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Period baseline(FigureOptions options, Period period) {
        return period.daysBefore(options.baselineDays(), options.zone());
    }

    public Period period() {
        return period;
    }

    FigureOptions options() {
        return options;
    }

    Instant now() {
        return now;
    }

    /** Whether the days before the period are shown beside it. */
    boolean isOneDay() {
        return period.days(options.zone()) == 1;
    }

    Period baseline() {
        return baseline(options, period);
    }

    /** All runs that count, wanted or not, the newest first. */
    List<RunMetadata> counting() {
        return counting;
    }

    /** Those that are wanted. */
    List<RunMetadata> wanted() {
        return wanted;
    }

    /** Those of a time that are wanted. */
    List<RunMetadata> wanted(Period time) {
        return wanted.stream().filter(time::contains).toList();
    }

    /** The last period of the same length that had runs; the one before when none of some weeks had. */
    Period previous() {
        Instant earliest =
                earlier(period.previous(options.zone()).from(), period.from().minus(LONGEST_PAUSE));
        Period before = period.previous(options.zone());
        for (Period each = before; !each.from().isBefore(earliest); each = each.previous(options.zone())) {
            if (wanted.stream().anyMatch(each::contains)) {
                return each;
            }
        }
        return before;
    }

    /** What is to be folded, day by day: first those of the period, the newest day of each time first. */
    public List<DayPart> dayParts() {
        return parts;
    }

    private List<DayPart> parts() {
        Period baseline = baseline();
        List<DayPart> all = new ArrayList<>(parts(DayPart.Era.PERIOD, period));
        all.addAll(parts(DayPart.Era.BASELINE, baseline));
        all.addAll(parts(
                DayPart.Era.EARLIER, new Period(Instant.MIN, baseline.from().minusNanos(1))));
        return List.copyOf(all);
    }

    private List<DayPart> parts(DayPart.Era era, Period time) {
        Map<LocalDate, List<List<RunMetadata>>> units = new TreeMap<>(Comparator.reverseOrder());
        Map<LocalDate, List<RunMetadata>> runs = new TreeMap<>();
        for (RunTree tree : RunTree.all(wanted)) {
            for (List<RunMetadata> unit : tree.units()) {
                List<RunMetadata> within = unit.stream().filter(time::contains).toList();
                if (!within.isEmpty()) {
                    units.computeIfAbsent(day(within.get(0)), first -> new ArrayList<>())
                            .add(within);
                }
            }
        }
        for (RunMetadata run : wanted(time)) {
            runs.computeIfAbsent(day(run), first -> new ArrayList<>()).add(run);
            units.computeIfAbsent(day(run), first -> new ArrayList<>());
        }
        List<DayPart> days = new ArrayList<>();
        units.forEach((day, ofDay) -> {
            List<RunMetadata> oldestFirst = new ArrayList<>(runs.getOrDefault(day, List.of()));
            oldestFirst.sort(OLDEST_FIRST);
            days.add(new DayPart(era, day, ofDay, oldestFirst));
        });
        return days;
    }

    private LocalDate day(RunMetadata run) {
        return Period.day(run.startedAt(), options.zone());
    }
}
