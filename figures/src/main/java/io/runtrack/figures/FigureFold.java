package io.runtrack.figures;

import io.runtrack.figures.facts.DayPart;
import io.runtrack.figures.facts.Facts;
import io.runtrack.figures.facts.FailedFiles;
import io.runtrack.figures.facts.LaterDay;
import io.runtrack.figures.facts.LaterRuns;
import io.runtrack.figures.facts.RunOutcome;
import io.runtrack.figures.facts.Successes;
import io.runtrack.figures.logs.RunLogs;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunState;
import io.runtrack.outcome.Sums;
import io.runtrack.storage.RunLayout;
import io.runtrack.storage.blob.UnreadableDocument;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes figures of facts. It is given the days of the plan in their order, each with all its facts, and after those of
 * the period what became of its failed files. For one thread.
 */
final class FigureFold {
    private final FactsPlan plan;
    private final Map<String, RunMetadata> byId = new HashMap<>();
    private final Facts facts = new Facts(); // of the period
    private final EmailDays emails = new EmailDays();
    private final Period previous;
    private final Map<String, RunOutcome> outcomesBefore = new TreeMap<>();
    private final Set<String> otherUnreadable = new TreeSet<>();
    private @Nullable ErrorFigures errors;

    FigureFold(FactsPlan plan) {
        this.plan = plan;
        this.previous = plan.previous();
        plan.counting().forEach(run -> byId.put(run.runId(), run));
    }

    /** A day of the period. */
    void addPeriod(DayPart part, Facts day) {
        facts.add(day);
        emails.add(part.day(), true, day.mails);
    }

    /** Whether any failure of the period may have been redone, or known before. */
    boolean hasFailures() {
        return facts.files().failed.failed() > 0;
    }

    FailedFiles failed() {
        return facts.files().failed();
    }

    /** The days whose runs may have redone failed files. */
    List<LaterDay> laterDays(LaterRuns later) {
        return later.byDay(failed(), plan.options().zone());
    }

    void addLater(Successes successes, LaterRuns later) {
        failed().redo(successes, later);
        otherUnreadable.addAll(successes.unreadable());
    }

    /** Whether emails of a day before the period matter. */
    boolean asksForMailsOf(DayPart part) {
        return part.era() == DayPart.Era.BASELINE && emails.isOpenBefore(part.day());
    }

    void addMails(DayPart part, Facts day) {
        emails.add(part.day(), false, day.mails);
        otherUnreadable.addAll(day.unreadable);
    }

    /**
     * Whether files of a day before the period matter.
     *
     * @param whole whether it is compared with the period, too
     */
    boolean asksForFilesOf(DayPart part, boolean whole) {
        if (part.era() == DayPart.Era.BASELINE && (hasFailures() || (whole && plan.isOneDay()))) {
            return true;
        }
        return whole && part.units().stream().flatMap(List::stream).anyMatch(previous::contains);
    }

    /** The files of a day before the period. Metadata that count files and no failed one are believed. */
    void addFiles(DayPart part, Facts day) {
        for (List<RunMetadata> unit : part.units()) {
            boolean wasRead = RunLogs.mayHaveFailed(unit);
            for (RunMetadata run : unit) {
                outcomesBefore.put(run.runId(), wasRead ? day.files.outcome(run.runId()) : RunOutcome.counted(run));
            }
        }
        if (part.era() == DayPart.Era.BASELINE) {
            int days = plan.options().baselineDays();
            LocalDate first = Period.day(plan.baseline().from(), plan.options().zone());
            long number = part.day().toEpochDay() - first.toEpochDay();
            errors().addDay((int) Math.max(0, Math.min(number, days - 1L)), day.files);
        }
        otherUnreadable.addAll(day.unreadable);
    }

    private ErrorFigures errors() {
        ErrorFigures known = errors;
        if (known == null) {
            known = new ErrorFigures(facts.files(), plan.options().baselineDays());
            errors = known;
        }
        return known;
    }

    /**
     * All that it comes to.
     *
     * @param missing metadata that could not be read
     */
    WholeFigures figures(Collection<UnreadableDocument> missing) {
        Period period = plan.period();
        List<RunMetadata> runs = plan.wanted(period);
        UsualTimes usual = new UsualTimes();
        plan.wanted(plan.baseline()).forEach(usual::add);
        List<String> unreadable = new ArrayList<>(facts.unreadable);
        otherUnreadable.removeAll(facts.unreadable);
        List<String> others = new ArrayList<>(otherUnreadable);
        for (UnreadableDocument document : missing) {
            boolean hidesRuns = RunLayout.mayHideRunsOf(period.from(), period.to(), document);
            (hidesRuns ? unreadable : others).add(document.toString());
        }
        Set<String> redone = failed().runsRedone();
        PeriodFigures.Files files = new PeriodFigures.Files(
                failed().failed(),
                failed().redone(),
                facts.files().repaired(),
                runs.stream().filter(run -> redone.contains(run.runId())).toList());
        PeriodFigures figures = new PeriodFigures(
                period,
                plan.options().zone(),
                plan.now(),
                runs,
                states(runs),
                files,
                errors().errors(Math.max(1, daysBegun(period)), this::run),
                emails.unsent(this::run),
                new MissedRuns(period, plan.options().zone(), plan.now())
                        .of(plan.options().expected(), plan.counting()),
                slow(runs, usual),
                usual,
                unreadable,
                others);
        List<RunMetadata> context = plan.isOneDay() ? plan.wanted(plan.baseline()) : List.of();
        return new WholeFigures(figures, facts, previous, plan.wanted(previous), context, outcomesBefore);
    }

    private RunMetadata run(String id) {
        return Objects.requireNonNull(byId.get(id), () -> "facts of a run that was not planned: " + id);
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
        runs.forEach(run -> states.merge(RunState.of(run, plan.now()), 1L, Sums::plus));
        return states;
    }

    private long daysBegun(Period period) {
        Instant now = plan.now();
        Instant last = period.to().isAfter(now) && !period.from().isAfter(now) ? now : period.to();
        return new Period(period.from(), last).days(plan.options().zone());
    }
}
