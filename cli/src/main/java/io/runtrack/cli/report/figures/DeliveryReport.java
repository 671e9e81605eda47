package io.runtrack.cli.report.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A delivery report: all figures, whatever the format. Counts of files go by each file's last attempt. Lists are
 * limited, and say how much they leave out.
 *
 * @param title its heading
 * @param attention what needs attention, in words, the most urgent first
 * @param coverage what the reader must not miss
 * @param commands each command's runs by status
 * @param emails what was sent, and what was not
 * @param files what was processed, and what was not
 * @param runs the slowest ones
 * @param days the same day by day, for charts
 * @param daysBefore of a report of one day, the days of the baseline before it; else none
 * @param details run by run, with failed files
 */
public record DeliveryReport(
        String title,
        List<AttentionLine> attention,
        Coverage coverage,
        List<CommandRow> commands,
        Emails emails,
        Files files,
        Runs runs,
        List<Day> days,
        List<Day> daysBefore,
        Limited<RunDetail> details) {

    /** The first rows of a list, and how many there are beyond. */
    public record Limited<T>(List<T> rows, long others) {
        static <T> Limited<T> of(List<T> all, int most) {
            return all.size() <= most
                    ? new Limited<>(List.copyOf(all), 0)
                    : new Limited<>(List.copyOf(all.subList(0, most)), all.size() - most);
        }
    }

    /** A figure and the same of the previous period of the same length. */
    public record Compared(long now, long before) {}

    /**
     * Something that needs attention.
     *
     * @param kind what it is about
     * @param text in words
     * @param runId the run to look at
     * @param command the command to look at
     */
    public record AttentionLine(
            String kind,
            String text,
            @Nullable String runId,
            @Nullable String command,
            @Nullable String subcommand) {}

    /**
     * What the report covers.
     *
     * @param from the first instant
     * @param to the last one
     * @param previousFrom the first instant of the period that it is compared with
     * @param zone the zone of days
     * @param generatedAt when the report was made
     * @param runs how many runs there were
     * @param daysWithoutRuns days of the period, as far as they have begun
     * @param missed expected runs that are late, missing or failed
     * @param unfinished runs that say that they are running, stale ones among them
     * @param unreadable documents that could not be read, and why
     * @param exceeded thresholds that are exceeded, in words
     * @param dropped runs that could not keep all records
     */
    public record Coverage(
            Instant from,
            Instant to,
            Instant previousFrom,
            String zone,
            Instant generatedAt,
            Compared runs,
            List<LocalDate> daysWithoutRuns,
            Limited<MissedRun> missed,
            Limited<UnfinishedRun> unfinished,
            Limited<String> unreadable,
            List<String> exceeded,
            Limited<DroppingRun> dropped) {}

    /**
     * An expected run that was not there in time.
     *
     * @param state {@code late}, {@code missing} or {@code failed}
     * @param parts how many runs were there in time
     * @param count how many there should be
     */
    public record MissedRun(
            String command,
            @Nullable String subcommand,
            Map<String, String> labels,
            String every,
            Instant due,
            String state,
            @Nullable String runId,
            int parts,
            int count) {}

    /**
     * A run that says that it is running.
     *
     * @param status {@code running} or {@code stale}
     */
    public record UnfinishedRun(
            String runId,
            String command,
            @Nullable String subcommand,
            String status,
            Instant startedAt,
            @Nullable Instant heartbeatAt,
            long totalFiles) {}

    /**
     * A run that could not keep all records.
     *
     * @param droppedRecords how many it lost
     */
    public record DroppingRun(
            String runId, String command, @Nullable String subcommand, Instant startedAt, long droppedRecords) {}

    /**
     * The runs of a command.
     *
     * @param statuses how many runs there were of each status, {@code stale} as one of its own
     */
    public record CommandRow(
            String command, @Nullable String subcommand, Compared runs, Map<String, Compared> statuses) {}

    /** Emails, the failed ones first. */
    public record Emails(
            Compared sent,
            Compared failed,
            Compared skipped,
            @Nullable Double failedPercent,
            Limited<ReasonRow> reasons,
            Limited<RecipientRow> recipients) {}

    /**
     * Emails that were not sent for one reason.
     *
     * @param status {@code failed} or {@code skipped}
     */
    public record ReasonRow(String status, @Nullable String reason, long count) {}

    /** What one recipient got. */
    public record RecipientRow(
            @Nullable String email,
            @Nullable String agentId,
            @Nullable String agentName,
            long sent,
            long failed,
            long skipped,
            @Nullable String lastReason) {}

    /**
     * Files: counts by what the runs' metadata say, failures by distinct command and path.
     *
     * @param distinctFailed how many different files failed
     * @param redone how many of these later succeeded, until the report was made
     * @param stillFailed how many did not
     * @param repaired how many failed at first, and not at last, within their run
     */
    public record Files(
            Compared total,
            Compared success,
            Compared failed,
            Compared skipped,
            @Nullable Double successPercent,
            @Nullable Double failedPercent,
            @Nullable Long medianMs,
            @Nullable Long p95Ms,
            long distinctFailed,
            long redone,
            long stillFailed,
            long repaired,
            Limited<FailureType> failureTypes,
            Limited<FailureGroup> failures,
            Limited<AgentRow> agents) {}

    /** Different files that failed with one type of error. */
    public record FailureType(@Nullable String errorType, long count) {}

    /**
     * Different files that failed for one cause.
     *
     * @param message what their messages have in common
     * @param count how many files
     * @param stillFailed how many of them have not been redone
     * @param isNew whether the baseline had none
     * @param usualADay the baseline's median of files a day
     * @param firstSeen when the error was first seen, in baseline and period
     * @param lastSeen when it was last seen
     * @param example one of the messages, whole
     */
    public record FailureGroup(
            @Nullable String errorType,
            @Nullable String message,
            long count,
            long stillFailed,
            boolean isNew,
            double usualADay,
            Instant firstSeen,
            Instant lastSeen,
            @Nullable String example,
            @Nullable String exampleFile,
            String exampleRun) {}

    /** The files of one call-centre agent. */
    public record AgentRow(
            String agentId,
            long total,
            long success,
            long failed,
            long skipped,
            @Nullable Long medianMs,
            @Nullable Long p95Ms) {}

    /**
     * Durations of runs that have ended.
     *
     * @param commands the same command by command
     */
    public record Runs(
            @Nullable Long medianMs, @Nullable Long p95Ms, List<SlowRun> slowest, Limited<CommandTimes> commands) {}

    /**
     * How long the runs of a command took, those before a report of one day among them.
     *
     * @param usualMs the median of the command's runs in the baseline; null when there is none
     * @param usualLowMs a tenth of them took no longer
     * @param usualHighMs nine tenths of them took no longer
     * @param runs the newest runs, the oldest of these first
     */
    public record CommandTimes(
            String command,
            @Nullable String subcommand,
            @Nullable Long usualMs,
            @Nullable Long usualLowMs,
            @Nullable Long usualHighMs,
            Limited<RunTime> runs) {}

    /** How long one run took. */
    public record RunTime(String runId, Instant startedAt, long durationMs, String status) {}

    /**
     * A run that took long.
     *
     * @param usualMs the median of the command's runs in the baseline; null when there is none
     * @param usualLowMs a tenth of them took no longer
     * @param usualHighMs nine tenths of them took no longer
     * @param ratio how many times the median
     */
    public record SlowRun(
            String runId,
            String command,
            @Nullable String subcommand,
            Instant startedAt,
            String status,
            long durationMs,
            @Nullable Long usualMs,
            @Nullable Long usualLowMs,
            @Nullable Long usualHighMs,
            @Nullable Double ratio) {}

    /** One day's figures. */
    public record Day(
            LocalDate date,
            Map<String, Long> runs,
            long success,
            long failed,
            long skipped,
            long emailsSent,
            long emailsFailed,
            long emailsSkipped) {}

    /** One run, for drilling down. */
    public record RunDetail(
            String runId,
            String command,
            @Nullable String subcommand,
            String status,
            Instant startedAt,
            @Nullable Instant completedAt,
            @Nullable Long durationMs,
            long totalFiles,
            long successCount,
            long failedCount,
            long skippedCount,
            long emailsSent,
            long emailsFailed,
            long emailsSkipped,
            @Nullable String errorType,
            @Nullable String errorMessage,
            Limited<FailedFile> failedFiles,
            long droppedRecords) {}

    /** One file whose last attempt failed. */
    public record FailedFile(
            @Nullable String filePath,
            @Nullable String agentId,
            @Nullable String errorType,
            @Nullable String errorMessage,
            int attempt) {}
}
