package io.runtrack.cli.export;

import io.runtrack.answer.Field;
import io.runtrack.answer.Fields;
import io.runtrack.answer.JsonOutput;
import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStep;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the three tables, in their order. A new one goes to the end, so that older files can be read along.
 */
final class ExportTables {
    static final List<Column<Run>> RUNS = List.of(
            run("schema_version", ColumnType.TEXT, RunMetadata::schemaVersion),
            run("run_id", ColumnType.TEXT, RunMetadata::runId),
            run("command", ColumnType.TEXT, RunMetadata::command),
            run("subcommand", ColumnType.TEXT, RunMetadata::subcommand),
            run("config_path", ColumnType.TEXT, RunMetadata::configPath),
            run("target_date", ColumnType.TEXT, RunMetadata::targetDate),
            run("started_at", ColumnType.TIME, RunMetadata::startedAt),
            run("completed_at", ColumnType.TIME, RunMetadata::completedAt),
            run("status", ColumnType.TEXT, run -> Field.lower(run.status())),
            run("total_files", ColumnType.LONG, RunMetadata::totalFiles),
            run("success_count", ColumnType.LONG, RunMetadata::successCount),
            run("failed_count", ColumnType.LONG, RunMetadata::failedCount),
            run("skipped_count", ColumnType.LONG, RunMetadata::skippedCount),
            run("emails_sent", ColumnType.LONG, RunMetadata::emailsSent),
            run("emails_failed", ColumnType.LONG, RunMetadata::emailsFailed),
            run("emails_skipped", ColumnType.LONG, RunMetadata::emailsSkipped),
            run("error_message", ColumnType.TEXT, RunMetadata::errorMessage),
            run("error_type", ColumnType.TEXT, RunMetadata::errorType),
            run("exit_code", ColumnType.INT, RunMetadata::exitCode),
            run("signal", ColumnType.INT, RunMetadata::signal),
            run("parent_run_id", ColumnType.TEXT, RunMetadata::parentRunId),
            run("heartbeat_at", ColumnType.TIME, RunMetadata::heartbeatAt),
            run("checkpoint_ms", ColumnType.LONG, RunMetadata::checkpointMs),
            run("dropped_records", ColumnType.LONG, RunMetadata::droppedRecords),
            run("labels", ColumnType.LABELS, RunMetadata::labels),
            run("environment", ColumnType.JSON, ExportTables::environment),
            run("rerun_of", ColumnType.TEXT, RunMetadata::rerunOf),
            run("worker", ColumnType.TEXT, RunMetadata::worker),
            run("trace_id", ColumnType.TEXT, RunMetadata::traceId),
            run("span_id", ColumnType.TEXT, RunMetadata::spanId),
            new Column<>("steps", ColumnType.JSON, row -> steps(row.steps)),
            new Column<>("is_replaced", ColumnType.FLAG, row -> row.isReplaced),
            run("day", ColumnType.DAY, ExportTables::day));

    static final List<Column<File>> FILES = List.of(
            new Column<>("run_id", ColumnType.TEXT, row -> row.run.runId()),
            file("file_path", ColumnType.TEXT, FileProcessingLog::filePath),
            file("file_type", ColumnType.TEXT, FileProcessingLog::fileType),
            file("agent_id", ColumnType.TEXT, FileProcessingLog::agentId),
            file("status", ColumnType.TEXT, log -> Field.lower(log.status())),
            file("error_type", ColumnType.TEXT, FileProcessingLog::errorType),
            file("error_message", ColumnType.TEXT, FileProcessingLog::errorMessage),
            file("processing_time_ms", ColumnType.LONG, FileProcessingLog::processingTimeMs),
            file("output_path", ColumnType.TEXT, FileProcessingLog::outputPath),
            file("started_at", ColumnType.TIME, FileProcessingLog::startedAt),
            file("attempt", ColumnType.INT, FileProcessingLog::attempt),
            file("error_stack", ColumnType.TEXT, FileProcessingLog::errorStack),
            file("worker", ColumnType.TEXT, FileProcessingLog::worker),
            file("items_read", ColumnType.LONG, FileProcessingLog::itemsRead),
            file("items_skipped", ColumnType.LONG, FileProcessingLog::itemsSkipped),
            new Column<>("is_final", ColumnType.FLAG, row -> row.isFinal),
            new Column<>("is_repaired", ColumnType.FLAG, row -> row.isRepaired),
            new Column<>("day", ColumnType.DAY, row -> day(row.run)));

    static final List<Column<Email>> EMAILS = List.of(
            new Column<>("run_id", ColumnType.TEXT, row -> row.run.runId()),
            email("agent_id", ColumnType.TEXT, EmailResult::agentId),
            email("agent_name", ColumnType.TEXT, EmailResult::agentName),
            email("email", ColumnType.TEXT, EmailResult::email),
            email("status", ColumnType.TEXT, result -> Field.lower(result.status())),
            email("reason", ColumnType.TEXT, EmailResult::reason),
            email("smtp_code", ColumnType.INT, EmailResult::smtpCode),
            email("message_id", ColumnType.TEXT, EmailResult::messageId),
            new Column<>("day", ColumnType.DAY, row -> day(row.run)));

    private ExportTables() {}

    /**
     * A row of the runs.
     *
     * @param run its metadata without steps
     * @param steps its steps
     * @param isReplaced whether a later run did its part again, so that no figure counts it
     */
    record Run(RunMetadata run, List<RunStep> steps, boolean isReplaced) {}

    /**
     * A row of the files: one attempt.
     *
     * @param run the run in whose log it is
     * @param isFinal whether it is the last record of its file, of a run that counts
     * @param isRepaired whether it is final and no failure, after one that was
     */
    record File(RunMetadata run, FileProcessingLog log, boolean isFinal, boolean isRepaired) {}

    /** A row of the emails. */
    record Email(RunMetadata run, EmailResult result) {}

    /** The day in whose folder a run's documents are. */
    static LocalDate day(RunMetadata run) {
        return day(run.startedAt());
    }

    static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /** As the file of a day is called, in each table's folder. */
    static String fileName(LocalDate day, ExportFormat format) {
        return day + "." + format.name().toLowerCase(Locale.ROOT);
    }

    private static Column<Run> run(String name, ColumnType type, Function<RunMetadata, @Nullable Object> value) {
        return new Column<>(name, type, row -> value.apply(row.run));
    }

    private static Column<File> file(
            String name, ColumnType type, Function<FileProcessingLog, @Nullable Object> value) {
        return new Column<>(name, type, row -> value.apply(row.log));
    }

    private static Column<Email> email(String name, ColumnType type, Function<EmailResult, @Nullable Object> value) {
        return new Column<>(name, type, row -> value.apply(row.result));
    }

    private static String environment(RunMetadata run) {
        return json(json -> {
            json.generator().writeStartObject();
            json.fields(Fields.environment(), run);
            json.generator().writeEndObject();
        });
    }

    private static @Nullable String steps(List<RunStep> steps) {
        return steps.isEmpty() ? null : json(json -> Fields.writeStepArray(json, steps));
    }

    private interface Writing {
        void to(JsonOutput json) throws IOException;
    }

    private static String json(Writing writing) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(text, false, StandardCharsets.UTF_8);
        try (JsonOutput json = JsonOutput.inOneLine(out)) {
            writing.to(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        out.flush();
        return text.toString(StandardCharsets.UTF_8).strip();
    }

    /** The names of some columns. */
    static <T> List<String> names(List<Column<T>> columns) {
        List<String> names = new ArrayList<>();
        columns.forEach(column -> names.add(column.name()));
        return names;
    }
}
