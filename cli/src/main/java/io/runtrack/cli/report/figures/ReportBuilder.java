package io.runtrack.cli.report.figures;

import io.runtrack.annotations.FileStatus;
import io.runtrack.figures.Attention;
import io.runtrack.figures.ExpectedRun;
import io.runtrack.figures.FigureOptions;
import io.runtrack.figures.FigureReader;
import io.runtrack.figures.MissedRun;
import io.runtrack.figures.Period;
import io.runtrack.figures.PeriodFigures;
import io.runtrack.figures.RunLogs;
import io.runtrack.figures.UsualTimes;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.outcome.RunTree;
import io.runtrack.storage.RunListing;
import io.runtrack.storage.TrackingStorage;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Folds the runs of a period and of the one before it into a report. Metadata are held, logs pass by record by record:
 * memory does not grow with their length. For one thread, and for one report.
 */
public final class ReportBuilder {
    private static final int MOST_MISSED = 200;
    private static final int MOST_RUNS = 500;
    private static final int MOST_ATTENTION = 20;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(28);
    private static final int MOST_UNREADABLE = 50;

    private final TrackingStorage storage;
    private final ReportConfig config;
    private final Instant now;
    private final Instant generatedAt;
    private final RunLogs logs;
    private final Set<String> unreadable = new LinkedHashSet<>();

    /**
     * Makes reports of a storage.
     *
     * @param now as of when runs are stale, and files redone
     * @param generatedAt what the report says of when it was made
     */
    public ReportBuilder(TrackingStorage storage, ReportConfig config, Instant now, Instant generatedAt) {
        this.storage = storage;
        this.config = config;
        this.now = now;
        this.generatedAt = generatedAt;
        this.logs = new RunLogs(storage);
    }

    /**
     * Makes the report of a period.
     *
     * @throws UncheckedIOException when the runs cannot be listed; a document that cannot be read is in the report
     *     instead
     */
    public DeliveryReport build(Period period) {
        RunListing all = storage.listRuns(earliest(period), period.to(), run -> true);
        List<RunMetadata> counting = RunTree.counting(all.runs());
        List<RunMetadata> runs = counting.stream()
                .filter(run -> period.contains(run) && config.isWanted(run))
                .toList();
        Period previous = previous(period, counting);
        List<RunMetadata> before = counting.stream()
                .filter(run -> previous.contains(run) && config.isWanted(run))
                .toList();

        RunFold totals = new RunFold(now);
        RunFold totalsBefore = new RunFold(now);
        DayFold days = new DayFold(period, config.zone(), now);
        before.forEach(totalsBefore::add);
        runs.forEach(totals::add);
        runs.forEach(days::add);
        Period earlier = period.daysBefore(config.baselineDays(), config.zone());
        List<RunMetadata> context = isOneDay(period)
                ? counting.stream()
                        .filter(run -> earlier.contains(run) && config.isWanted(run))
                        .toList()
                : List.of();
        FigureOptions options =
                new FigureOptions(config.zone(), config.baselineDays(), config::isWanted, config.expected());
        PeriodFigures figures = new FigureReader(storage, options, now).read(period);

        FileFold files = new FileFold();
        EmailFold emails = new EmailFold();
        FailedByRun failed = new FailedByRun(runs.stream().limit(MOST_RUNS).toList());
        readFiles(runs, files, failed);
        runs.forEach(run -> logs.eachEmail(run, emails::add));
        unreadable.addAll(figures.unreadable());
        unreadable.addAll(figures.otherUnreadable());
        unreadable.addAll(logs.unreadable());
        List<DeliveryReport.RunDetail> details = runs.stream()
                .limit(MOST_RUNS)
                .map(run -> detail(run, failed.of(run)))
                .toList();
        DeliveryReport.Files fileFigures = totals.files(totalsBefore, files, figures);
        DeliveryReport.Emails emailFigures = totals.emails(totalsBefore, emails);
        return new DeliveryReport(
                config.title(),
                attention(figures),
                new DeliveryReport.Coverage(
                        period.from(),
                        period.to(),
                        previous.from(),
                        config.zone().getId(),
                        generatedAt,
                        totals.runs(totalsBefore),
                        days.withoutRuns(),
                        missed(figures),
                        unfinished(runs),
                        DeliveryReport.Limited.of(List.copyOf(unreadable), MOST_UNREADABLE),
                        new Exceeded(config.thresholds()).of(fileFigures, emailFigures),
                        dropping(runs)),
                totals.commands(totalsBefore),
                emailFigures,
                fileFigures,
                new Durations(figures.usual(), now).of(runs, context),
                days.days(),
                isOneDay(period) ? days(earlier, context) : List.of(),
                new DeliveryReport.Limited<>(details, runs.size() - details.size()));
    }

    /** As far back as a period with runs is looked for, to compare with, or days are shown as context. */
    private Instant earliest(Period period) {
        Instant before = period.previous(config.zone()).from();
        Instant usual = period.from().minus(LONGEST_PAUSE);
        Instant shown = period.daysBefore(config.baselineDays(), config.zone()).from();
        return Stream.of(before, usual, shown).min(Comparator.naturalOrder()).orElseThrow();
    }

    private boolean isOneDay(Period period) {
        return period.days(config.zone()) == 1;
    }

    private List<DeliveryReport.Day> days(Period period, List<RunMetadata> runs) {
        DayFold days = new DayFold(period, config.zone(), now);
        runs.forEach(days::add);
        return days.days();
    }

    /** The last period of the same length that had runs; the one before when none of some weeks had. */
    private Period previous(Period period, List<RunMetadata> runs) {
        Instant earliest = earliest(period);
        Period before = period.previous(config.zone());
        for (Period each = before; !each.from().isBefore(earliest); each = each.previous(config.zone())) {
            if (runs.stream().filter(config::isWanted).anyMatch(each::contains)) {
                return each;
            }
        }
        return before;
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

    private void readFiles(List<RunMetadata> runs, FileFold files, FailedByRun failed) {
        for (RunTree tree : RunTree.all(runs)) {
            for (List<RunMetadata> parts : tree.units()) {
                logs.files(parts).forEach(file -> {
                    files.add(file.log());
                    if (file.log().status() == FileStatus.FAILED) {
                        failed.add(file.run(), file.log());
                    }
                });
            }
        }
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

    private DeliveryReport.RunDetail detail(
            RunMetadata run, DeliveryReport.Limited<DeliveryReport.FailedFile> failedFiles) {
        return new DeliveryReport.RunDetail(
                run.runId(),
                run.command(),
                run.subcommand(),
                Words.status(run, now),
                run.startedAt(),
                run.completedAt(),
                UsualTimes.millis(run),
                run.totalFiles(),
                run.successCount(),
                run.failedCount(),
                run.skippedCount(),
                run.emailsSent(),
                run.emailsFailed(),
                run.emailsSkipped(),
                run.errorType(),
                run.errorMessage(),
                failedFiles,
                run.droppedRecords());
    }
}
