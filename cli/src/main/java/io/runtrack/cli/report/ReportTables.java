package io.runtrack.cli.report;

import io.runtrack.answer.StoredTime;
import io.runtrack.cli.report.figures.DeliveryReport;
import io.runtrack.cli.report.figures.DeliveryReport.Compared;
import io.runtrack.cli.report.figures.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The whole report as tables: the same figures as in JSON, under the same names. Stateless. */
final class ReportTables {

    private ReportTables() {}

    static List<ReportTable> of(DeliveryReport report) {
        List<ReportTable> tables = new ArrayList<>();
        tables.add(table(
                "attention",
                "What needs attention",
                List.of("kind", "text", "run_id", "command", "subcommand"),
                new DeliveryReport.Limited<>(report.attention(), 0),
                line -> row(line.kind(), line.text(), line.runId(), line.command(), line.subcommand())));
        tables.add(coverage(report));
        addMissed(report.coverage(), tables);
        tables.add(commands(report));
        addEmails(report.emails(), tables);
        addFiles(report.files(), tables);
        tables.add(slowest(report.runs()));
        tables.add(days(report));
        tables.add(runs(report));
        tables.add(failedFiles(report));
        return tables;
    }

    private static ReportTable coverage(DeliveryReport report) {
        DeliveryReport.Coverage coverage = report.coverage();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(row("title", report.title()));
        rows.add(row("from", coverage.from()));
        rows.add(row("to", coverage.to()));
        rows.add(row("previous_from", coverage.previousFrom()));
        rows.add(row("zone", coverage.zone()));
        rows.add(row("generated_at", coverage.generatedAt()));
        rows.add(row("runs", coverage.runs().now()));
        rows.add(row("runs_before", coverage.runs().before()));
        coverage.daysWithoutRuns().forEach(day -> rows.add(row("day_without_runs", day)));
        coverage.exceeded().forEach(threshold -> rows.add(row("exceeded", threshold)));
        rows.add(row("median_ms", report.runs().medianMs()));
        rows.add(row("p95_ms", report.runs().p95Ms()));
        return new ReportTable("coverage", "Coverage", List.of("figure", "value"), rows, 0);
    }

    private static void addMissed(DeliveryReport.Coverage coverage, List<ReportTable> tables) {
        tables.add(table(
                "missed",
                "Expected runs that were not there in time",
                List.of("command", "subcommand", "labels", "every", "due", "state", "run_id", "parts", "count"),
                coverage.missed(),
                run -> row(
                        run.command(),
                        run.subcommand(),
                        labels(run.labels()),
                        run.every(),
                        run.due(),
                        run.state(),
                        run.runId(),
                        run.parts(),
                        run.count())));
        tables.add(table(
                "unfinished",
                "Runs that say that they are running",
                List.of("run_id", "command", "subcommand", "status", "started_at", "heartbeat_at", "total_files"),
                coverage.unfinished(),
                run -> row(
                        run.runId(),
                        run.command(),
                        run.subcommand(),
                        run.status(),
                        run.startedAt(),
                        run.heartbeatAt(),
                        run.totalFiles())));
        tables.add(table(
                "dropped",
                "Runs that dropped records: what became of those, nobody knows",
                List.of("run_id", "command", "subcommand", "started_at", "dropped_records"),
                coverage.dropped(),
                run -> row(run.runId(), run.command(), run.subcommand(), run.startedAt(), run.droppedRecords())));
        tables.add(table(
                "unreadable",
                "Documents that could not be read",
                List.of("document"),
                coverage.unreadable(),
                ReportTables::row));
    }

    private static ReportTable commands(DeliveryReport report) {
        List<String> columns = new ArrayList<>(List.of("command", "subcommand", "runs", "runs_before"));
        for (String status : Words.STATUSES) {
            columns.add(status);
            columns.add(status + "_before");
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (DeliveryReport.CommandRow command : report.commands()) {
            List<@Nullable Object> row = new ArrayList<>(row(command.command(), command.subcommand()));
            addCompared(command.runs(), row);
            command.statuses().values().forEach(status -> addCompared(status, row));
            rows.add(row);
        }
        return new ReportTable("commands", "Runs by command and status", columns, rows, 0);
    }

    private static void addEmails(DeliveryReport.Emails emails, List<ReportTable> tables) {
        tables.add(new ReportTable(
                "emails",
                "Emails",
                List.of("status", "now", "before", "percent"),
                List.of(
                        row("sent", emails.sent().now(), emails.sent().before(), null),
                        row("failed", emails.failed().now(), emails.failed().before(), emails.failedPercent()),
                        row("skipped", emails.skipped().now(), emails.skipped().before(), null)),
                0));
        tables.add(table(
                "email_reasons",
                "Why emails were not sent",
                List.of("status", "reason", "count"),
                emails.reasons(),
                reason -> row(reason.status(), reason.reason(), reason.count())));
        tables.add(table(
                "recipients",
                "Emails by recipient",
                List.of("email", "agent_id", "agent_name", "sent", "failed", "skipped", "last_reason"),
                emails.recipients(),
                recipient -> row(
                        recipient.email(),
                        recipient.agentId(),
                        recipient.agentName(),
                        recipient.sent(),
                        recipient.failed(),
                        recipient.skipped(),
                        recipient.lastReason())));
    }

    private static void addFiles(DeliveryReport.Files files, List<ReportTable> tables) {
        tables.add(new ReportTable(
                "files",
                "Files",
                List.of("status", "now", "before", "percent"),
                List.of(
                        row("total", files.total().now(), files.total().before(), null),
                        row("success", files.success().now(), files.success().before(), files.successPercent()),
                        row("failed", files.failed().now(), files.failed().before(), files.failedPercent()),
                        row("skipped", files.skipped().now(), files.skipped().before(), null),
                        row("distinct_failed", files.distinctFailed(), null, null),
                        row("redone", files.redone(), null, null),
                        row("still_failed", files.stillFailed(), null, null),
                        row("repaired", files.repaired(), null, null),
                        row("median_ms", files.medianMs(), null, null),
                        row("p95_ms", files.p95Ms(), null, null)),
                0));
        tables.add(table(
                "failure_types",
                "Failed files by type of error",
                List.of("error_type", "count"),
                files.failureTypes(),
                type -> row(type.errorType(), type.count())));
        tables.add(table(
                "failures",
                "Failed files by error",
                List.of(
                        "error_type",
                        "message",
                        "count",
                        "still_failed",
                        "is_new",
                        "usual_a_day",
                        "first_seen",
                        "last_seen",
                        "example",
                        "example_file",
                        "example_run"),
                files.failures(),
                group -> row(
                        group.errorType(),
                        group.message(),
                        group.count(),
                        group.stillFailed(),
                        group.isNew(),
                        group.usualADay(),
                        group.firstSeen(),
                        group.lastSeen(),
                        group.example(),
                        group.exampleFile(),
                        group.exampleRun())));
        tables.add(table(
                "agents",
                "Files by call-centre agent",
                List.of("agent_id", "total", "success", "failed", "skipped", "median_ms", "p95_ms"),
                files.agents(),
                agent -> row(
                        agent.agentId(),
                        agent.total(),
                        agent.success(),
                        agent.failed(),
                        agent.skipped(),
                        agent.medianMs(),
                        agent.p95Ms())));
    }

    private static ReportTable slowest(DeliveryReport.Runs runs) {
        return table(
                "slowest",
                "Slowest runs, by how much they took beyond what is usual",
                List.of(
                        "run_id",
                        "command",
                        "subcommand",
                        "started_at",
                        "status",
                        "duration_ms",
                        "usual_ms",
                        "usual_low_ms",
                        "usual_high_ms",
                        "ratio"),
                new DeliveryReport.Limited<>(runs.slowest(), 0),
                run -> row(
                        run.runId(),
                        run.command(),
                        run.subcommand(),
                        run.startedAt(),
                        run.status(),
                        run.durationMs(),
                        run.usualMs(),
                        run.usualLowMs(),
                        run.usualHighMs(),
                        run.ratio()));
    }

    private static ReportTable days(DeliveryReport report) {
        List<String> columns = new ArrayList<>(List.of("date"));
        Words.STATUSES.forEach(status -> columns.add("runs_" + status));
        columns.addAll(List.of("success", "failed", "skipped", "emails_sent", "emails_failed", "emails_skipped"));
        return table("days", "Day by day", columns, new DeliveryReport.Limited<>(report.days(), 0), day -> {
            List<@Nullable Object> row = new ArrayList<>(row(day.date()));
            row.addAll(day.runs().values());
            row.addAll(row(
                    day.success(),
                    day.failed(),
                    day.skipped(),
                    day.emailsSent(),
                    day.emailsFailed(),
                    day.emailsSkipped()));
            return row;
        });
    }

    private static ReportTable runs(DeliveryReport report) {
        return table(
                "runs",
                "Runs",
                List.of(
                        "run_id",
                        "command",
                        "subcommand",
                        "status",
                        "started_at",
                        "completed_at",
                        "duration_ms",
                        "total_files",
                        "success_count",
                        "failed_count",
                        "skipped_count",
                        "emails_sent",
                        "emails_failed",
                        "emails_skipped",
                        "error_type",
                        "error_message",
                        "dropped_records"),
                report.details(),
                run -> row(
                        run.runId(),
                        run.command(),
                        run.subcommand(),
                        run.status(),
                        run.startedAt(),
                        run.completedAt(),
                        run.durationMs(),
                        run.totalFiles(),
                        run.successCount(),
                        run.failedCount(),
                        run.skippedCount(),
                        run.emailsSent(),
                        run.emailsFailed(),
                        run.emailsSkipped(),
                        run.errorType(),
                        run.errorMessage(),
                        run.droppedRecords()));
    }

    private static ReportTable failedFiles(DeliveryReport report) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        long others = 0;
        for (DeliveryReport.RunDetail run : report.details().rows()) {
            others += run.failedFiles().others();
            for (DeliveryReport.FailedFile file : run.failedFiles().rows()) {
                rows.add(row(
                        run.runId(),
                        file.filePath(),
                        file.agentId(),
                        file.errorType(),
                        file.errorMessage(),
                        file.attempt()));
            }
        }
        return new ReportTable(
                "failed_files",
                "Failed files",
                List.of("run_id", "file_path", "agent_id", "error_type", "error_message", "attempt"),
                rows,
                others);
    }

    private static <T> ReportTable table(
            String name,
            String title,
            List<String> columns,
            DeliveryReport.Limited<T> list,
            Function<T, List<@Nullable Object>> row) {
        return new ReportTable(
                name, title, columns, list.rows().stream().map(row).toList(), list.others());
    }

    private static @Nullable String labels(Map<String, String> labels) {
        return labels.isEmpty()
                ? null
                : labels.entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(";"));
    }

    private static void addCompared(Compared figure, List<@Nullable Object> row) {
        row.add(figure.now());
        row.add(figure.before());
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        List<@Nullable Object> row = new ArrayList<>(values.length);
        for (Object value : values) {
            row.add(value instanceof Instant instant ? new StoredTime(instant) : value);
        }
        return Collections.unmodifiableList(row);
    }
}
