package io.runtrack.cli.report.figures;

import io.runtrack.annotations.FileStatus;
import io.runtrack.figures.ExpectedRun;
import io.runtrack.figures.MissedRun;
import io.runtrack.figures.MissedRuns;
import io.runtrack.figures.Period;
import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.storage.RunListing;
import io.runtrack.storage.TrackingStorage;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Folds the runs of a period and of the one before it into a report. Metadata are held, logs pass by record by record:
 * memory does not grow with their length. For one thread, and for one report.
 */
public final class ReportBuilder {
    private static final int MOST_MISSED = 200;
    private static final int MOST_RUNS = 500;
    private static final int MOST_FAILED_FILES = 50;
    private static final int MOST_UNREADABLE = 50;

    private final TrackingStorage storage;
    private final ReportConfig config;
    private final Instant now;
    private final List<String> unreadable = new ArrayList<>();

    public ReportBuilder(TrackingStorage storage, ReportConfig config, Instant now) {
        this.storage = storage;
        this.config = config;
        this.now = now;
    }

    /**
     * Makes the report of a period.
     *
     * @throws UncheckedIOException when the runs cannot be listed; a document that cannot be read is in the report
     *     instead
     */
    public DeliveryReport build(Period period) {
        RunListing all = storage.listRuns(period.previous(config.zone()).from(), period.to(), run -> true);
        all.unreadable().forEach(document -> unreadable.add(document.toString()));
        List<RunMetadata> everyRun =
                all.runs().stream().filter(period::contains).toList();
        List<RunMetadata> runs = everyRun.stream().filter(config::isWanted).toList();
        List<RunMetadata> before = all.runs().stream()
                .filter(run -> !period.contains(run) && config.isWanted(run))
                .toList();

        RunFold totals = new RunFold(now);
        RunFold totalsBefore = new RunFold(now);
        DayFold days = new DayFold(period, config.zone(), now);
        Durations durations = new Durations();
        before.forEach(totalsBefore::add);
        before.forEach(durations::add);
        runs.forEach(totals::add);
        runs.forEach(days::add);
        runs.forEach(durations::add);

        FileFold filesBefore = FileFold.ofPeriodBefore();
        before.forEach(run -> readFiles(run, log -> filesBefore.add(log, run.runId())));
        FileFold files = FileFold.ofPeriod();
        EmailFold emails = new EmailFold();
        List<DeliveryReport.RunDetail> details = new ArrayList<>();
        for (RunMetadata run : runs) {
            DeliveryReport.RunDetail detail = read(run, files, emails);
            if (details.size() < MOST_RUNS) {
                details.add(detail);
            }
        }
        DeliveryReport.Files fileFigures = totals.files(totalsBefore, files, filesBefore);
        DeliveryReport.Emails emailFigures = totals.emails(totalsBefore, emails);
        return new DeliveryReport(
                config.title(),
                new DeliveryReport.Coverage(
                        period.from(),
                        period.to(),
                        period.previous(config.zone()).from(),
                        config.zone().getId(),
                        now,
                        totals.runs(totalsBefore),
                        days.withoutRuns(),
                        missed(period, everyRun),
                        unfinished(runs),
                        DeliveryReport.Limited.of(unreadable, MOST_UNREADABLE),
                        new Exceeded(config.thresholds()).of(fileFigures, emailFigures),
                        dropping(runs)),
                totals.commands(totalsBefore),
                emailFigures,
                fileFigures,
                durations.of(runs, now),
                days.days(),
                new DeliveryReport.Limited<>(details, runs.size() - details.size()));
    }

    private DeliveryReport.RunDetail read(RunMetadata run, FileFold files, EmailFold emails) {
        List<DeliveryReport.FailedFile> failed = new ArrayList<>();
        long[] count = new long[1];
        readFiles(run, log -> {
            files.add(log, run.runId());
            if (log.status() == FileStatus.FAILED && count[0]++ < MOST_FAILED_FILES) {
                failed.add(new DeliveryReport.FailedFile(
                        log.filePath(), log.agentId(), log.errorType(), log.errorMessage(), log.attempt()));
            }
        });
        readEmails(run, emails::add);
        return detail(run, new DeliveryReport.Limited<>(failed, count[0] - failed.size()));
    }

    private void readFiles(RunMetadata run, Consumer<FileProcessingLog> last) {
        LastAttempts attempts = new LastAttempts(last);
        try (Stream<FileProcessingLog> logs = storage.readFileLogs(run)) {
            logs.forEach(attempts::add);
        } catch (UncheckedIOException failure) {
            unreadable.add(String.valueOf(failure.getMessage()));
        }
        attempts.end();
    }

    private void readEmails(RunMetadata run, Consumer<EmailResult> email) {
        try (Stream<EmailResult> results = storage.readEmails(run)) {
            results.forEach(email);
        } catch (UncheckedIOException failure) {
            unreadable.add(String.valueOf(failure.getMessage()));
        }
    }

    private DeliveryReport.Limited<DeliveryReport.MissedRun> missed(Period period, List<RunMetadata> runs) {
        MissedRuns missedRuns = new MissedRuns(period, config.zone(), now);
        List<DeliveryReport.MissedRun> missed = new ArrayList<>();
        long others = 0;
        for (ExpectedRun expected : config.expected()) {
            // Each by itself, so that none hides the next one.
            DeliveryReport.Limited<MissedRun> some =
                    DeliveryReport.Limited.of(missedRuns.of(expected, runs), MOST_MISSED);
            some.rows().forEach(run -> missed.add(missed(run)));
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
                Durations.millis(run),
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
