package io.runtrack.cli.report.figures;

import io.runtrack.figures.Attention;
import io.runtrack.figures.ExpectedRun;
import io.runtrack.figures.MissedRun;
import io.runtrack.figures.Period;
import io.runtrack.figures.PeriodFigures;
import io.runtrack.figures.RunTotals;
import io.runtrack.figures.UsualTimes;
import io.runtrack.figures.WholeFigures;
import io.runtrack.figures.facts.FailedRecord;
import io.runtrack.figures.facts.RunOutcome;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says as a report what the runs of a period and of the one before it come to. It folds nothing itself. For one thread,
 * and for one report.
 */
public final class ReportBuilder {
    private static final int MOST_MISSED = 200;
    private static final int MOST_RUNS = 500;
    private static final int MOST_ATTENTION = 20;
    private static final int MOST_UNREADABLE = 50;

    private final ReportConfig config;
    private final Instant now;
    private final Instant generatedAt;

    /**
     * Makes reports.
     *
     * @param now as of when runs are stale, and files redone
     * @param generatedAt what the report says of when it was made
     */
    public ReportBuilder(ReportConfig config, Instant now, Instant generatedAt) {
        this.config = config;
        this.now = now;
        this.generatedAt = generatedAt;
    }

    /** Makes the report of what {@link ReportConfig#figures} asks for. */
    public DeliveryReport build(WholeFigures whole) {
        PeriodFigures figures = whole.figures();
        Period period = figures.period();
        List<RunMetadata> runs = figures.runs();
        RunTotals totals = RunTotals.of(runs, whole::outcome, now);
        RunTotals before = RunTotals.of(whole.runsBefore(), whole::outcome, now);
        DayRows days = new DayRows(period, config.zone(), now, runs, whole::outcome);
        Set<String> unreadable = new LinkedHashSet<>(figures.unreadable());
        unreadable.addAll(figures.otherUnreadable());
        Map<String, List<FailedRecord>> failed = whole.facts().files().firstFailures();
        List<DeliveryReport.RunDetail> details = runs.stream()
                .limit(MOST_RUNS)
                .map(run -> detail(run, whole.outcome(run), failed.getOrDefault(run.runId(), List.of())))
                .toList();
        DeliveryReport.Files files = FileRows.of(totals, before, whole);
        DeliveryReport.Emails emails =
                EmailRows.of(totals, before, whole.facts().mails());
        return new DeliveryReport(
                config.title(),
                attention(figures),
                new DeliveryReport.Coverage(
                        period.from(),
                        period.to(),
                        whole.previous().from(),
                        config.zone().getId(),
                        generatedAt,
                        new DeliveryReport.Compared(totals.runs(), before.runs()),
                        days.withoutRuns(),
                        missed(figures),
                        unfinished(runs),
                        DeliveryReport.Limited.of(List.copyOf(unreadable), MOST_UNREADABLE),
                        new Exceeded(config.thresholds()).of(files, emails),
                        dropping(runs)),
                CommandRows.of(runs, whole.runsBefore(), now),
                emails,
                files,
                new Durations(figures.usual(), now).of(runs, whole.context()),
                days.rows(),
                isOneDay(period) ? daysBefore(period, whole) : List.of(),
                new DeliveryReport.Limited<>(details, runs.size() - details.size()));
    }

    private boolean isOneDay(Period period) {
        return period.days(config.zone()) == 1;
    }

    private List<DeliveryReport.Day> daysBefore(Period period, WholeFigures whole) {
        Period earlier = period.daysBefore(config.baselineDays(), config.zone());
        return new DayRows(earlier, config.zone(), now, whole.context(), whole::outcome).rows();
    }

    private static List<DeliveryReport.AttentionLine> attention(PeriodFigures figures) {
        return Attention.of(figures, MOST_ATTENTION).stream()
                .map(item -> new DeliveryReport.AttentionLine(
                        item.kind().text(),
                        item.text(),
                        item.runId(),
                        item.command() == null ? null : item.command().name(),
                        item.command() == null ? null : item.command().subcommand()))
                .toList();
    }

    /** Those of each expectation by themselves, so that none hides the next one. */
    private DeliveryReport.Limited<DeliveryReport.MissedRun> missed(PeriodFigures figures) {
        List<DeliveryReport.MissedRun> missed = new ArrayList<>();
        long others = 0;
        for (ExpectedRun expected : new LinkedHashSet<>(config.expected())) {
            List<DeliveryReport.MissedRun> all = figures.missed().stream()
                    .filter(run -> run.expected().equals(expected))
                    .map(ReportBuilder::missed)
                    .toList();
            DeliveryReport.Limited<DeliveryReport.MissedRun> some = DeliveryReport.Limited.of(all, MOST_MISSED);
            missed.addAll(some.rows());
            others += some.others();
        }
        return new DeliveryReport.Limited<>(missed, others);
    }

    private static DeliveryReport.MissedRun missed(MissedRun missed) {
        ExpectedRun expected = missed.expected();
        return new DeliveryReport.MissedRun(
                expected.command(),
                expected.subcommand(),
                expected.labels(),
                expected.every().word(),
                missed.due(),
                missed.state(),
                missed.runId(),
                missed.parts(),
                expected.count());
    }

    private DeliveryReport.Limited<DeliveryReport.UnfinishedRun> unfinished(List<RunMetadata> runs) {
        List<DeliveryReport.UnfinishedRun> unfinished = runs.stream()
                .filter(run -> run.status() == RunStatus.RUNNING)
                .map(run -> new DeliveryReport.UnfinishedRun(
                        run.runId(),
                        run.command(),
                        run.subcommand(),
                        Words.status(run, now),
                        run.startedAt(),
                        run.heartbeatAt(),
                        run.totalFiles()))
                .toList();
        return DeliveryReport.Limited.of(unfinished, MOST_MISSED);
    }

    private static DeliveryReport.Limited<DeliveryReport.DroppingRun> dropping(List<RunMetadata> runs) {
        List<DeliveryReport.DroppingRun> dropping = runs.stream()
                .filter(run -> run.droppedRecords() > 0)
                .map(run -> new DeliveryReport.DroppingRun(
                        run.runId(), run.command(), run.subcommand(), run.startedAt(), run.droppedRecords()))
                .toList();
        return DeliveryReport.Limited.of(dropping, MOST_MISSED);
    }

    private DeliveryReport.RunDetail detail(RunMetadata run, RunOutcome files, List<FailedRecord> failed) {
        List<DeliveryReport.FailedFile> rows = failed.stream()
                .map(file -> new DeliveryReport.FailedFile(
                        file.filePath(), file.agentId(), file.errorType(), file.errorMessage(), file.attempt()))
                .toList();
        return new DeliveryReport.RunDetail(
                run.runId(),
                run.command(),
                run.subcommand(),
                Words.status(run, now),
                run.startedAt(),
                run.completedAt(),
                UsualTimes.millis(run),
                files.files(),
                files.success(),
                files.failed(),
                files.skipped(),
                run.emailsSent(),
                run.emailsFailed(),
                run.emailsSkipped(),
                run.errorType(),
                run.errorMessage(),
                new DeliveryReport.Limited<>(rows, rows.isEmpty() ? 0 : files.failed() - rows.size()),
                run.droppedRecords());
    }
}
