package io.runtrack.answer;

import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStep;
import io.runtrack.outcome.RunState;
import io.runtrack.outcome.RunTree;
import io.runtrack.storage.FoundFile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of runs and records, in the order in which programs get them. */
public final class Fields {
    public static final List<Field<FileProcessingLog>> FILE = List.of(
            new Field<>("run_id", FileProcessingLog::runId),
            new Field<>("file_path", FileProcessingLog::filePath),
            new Field<>("file_type", FileProcessingLog::fileType),
            new Field<>("agent_id", FileProcessingLog::agentId),
            new Field<>("status", file -> Field.lower(file.status())),
            new Field<>("error_type", FileProcessingLog::errorType),
            new Field<>("error_message", FileProcessingLog::errorMessage),
            new Field<>("processing_time_ms", FileProcessingLog::processingTimeMs),
            new Field<>("output_path", FileProcessingLog::outputPath),
            new Field<>("started_at", file -> StoredTime.text(file.startedAt())),
            new Field<>("attempt", FileProcessingLog::attempt),
            new Field<>("error_stack", FileProcessingLog::errorStack),
            new Field<>("worker", FileProcessingLog::worker),
            new Field<>("items_read", FileProcessingLog::itemsRead),
            new Field<>("items_skipped", FileProcessingLog::itemsSkipped));

    /** Of an email, but for its run. */
    public static final List<Field<EmailResult>> EMAIL = List.of(
            new Field<>("agent_id", EmailResult::agentId),
            new Field<>("agent_name", EmailResult::agentName),
            new Field<>("email", EmailResult::email),
            new Field<>("status", email -> Field.lower(email.status())),
            new Field<>("reason", EmailResult::reason),
            new Field<>("smtp_code", EmailResult::smtpCode),
            new Field<>("message_id", EmailResult::messageId));

    /** Of what a run and all below it come to. */
    public static final List<Field<RunTree.Counts>> TREE = List.of(
            new Field<>("runs", RunTree.Counts::runs),
            new Field<>("total_files", RunTree.Counts::files),
            new Field<>("success_count", RunTree.Counts::success),
            new Field<>("failed_count", RunTree.Counts::failed),
            new Field<>("skipped_count", RunTree.Counts::skipped),
            new Field<>("emails_sent", RunTree.Counts::emailsSent),
            new Field<>("emails_failed", RunTree.Counts::emailsFailed),
            new Field<>("emails_skipped", RunTree.Counts::emailsSkipped),
            new Field<>("dropped_records", RunTree.Counts::dropped));

    static final List<Field<RunStep>> STEP = List.of(
            new Field<>("name", RunStep::name),
            new Field<>("status", RunStep::status),
            new Field<>("started_at", step -> StoredTime.text(step.startedAt())),
            new Field<>("completed_at", step -> StoredTime.text(step.completedAt())),
            new Field<>("read", RunStep::read),
            new Field<>("written", RunStep::written),
            new Field<>("filtered", RunStep::filtered),
            new Field<>("skipped", RunStep::skipped),
            new Field<>("error_type", RunStep::errorType),
            new Field<>("error_message", RunStep::errorMessage));

    /** Of a file that was found in a run: what tells the run first. */
    public static final List<Field<FoundFile>> FOUND_FILE = foundFile();

    private Fields() {}

    private static List<Field<FoundFile>> foundFile() {
        List<Field<FoundFile>> fields = new ArrayList<>(List.of(
                new Field<>("run_id", found -> found.run().runId()),
                new Field<>("command", found -> found.run().command()),
                new Field<>("subcommand", found -> found.run().subcommand()),
                new Field<>(
                        "run_started_at", found -> StoredTime.text(found.run().startedAt()))));
        for (Field<FileProcessingLog> each : FILE) {
            if (!each.name().equals("run_id")) { // others leave it out of their logs
                fields.add(new Field<>(each.name(), found -> each.value().apply(found.file())));
            }
        }
        return List.copyOf(fields);
    }

    /** A run's own fields but for labels and environment. */
    static List<Field<RunMetadata>> run(Instant now) {
        return List.of(
                new Field<>("run_id", RunMetadata::runId),
                new Field<>("command", RunMetadata::command),
                new Field<>("subcommand", RunMetadata::subcommand),
                new Field<>("config_path", RunMetadata::configPath),
                new Field<>("target_date", RunMetadata::targetDate),
                new Field<>("started_at", run -> StoredTime.text(run.startedAt())),
                new Field<>("completed_at", run -> StoredTime.text(run.completedAt())),
                new Field<>("duration_ms", run -> millis(run)),
                new Field<>("status", run -> RunState.of(run, now).text()),
                new Field<>("total_files", RunMetadata::totalFiles),
                new Field<>("success_count", RunMetadata::successCount),
                new Field<>("failed_count", RunMetadata::failedCount),
                new Field<>("skipped_count", RunMetadata::skippedCount),
                new Field<>("emails_sent", RunMetadata::emailsSent),
                new Field<>("emails_failed", RunMetadata::emailsFailed),
                new Field<>("emails_skipped", RunMetadata::emailsSkipped),
                new Field<>("error_message", RunMetadata::errorMessage),
                new Field<>("error_type", RunMetadata::errorType),
                new Field<>("exit_code", RunMetadata::exitCode),
                new Field<>("signal", RunMetadata::signal),
                new Field<>("parent_run_id", RunMetadata::parentRunId),
                new Field<>("heartbeat_at", run -> StoredTime.text(run.heartbeatAt())),
                new Field<>("checkpoint_ms", RunMetadata::checkpointMs),
                new Field<>("dropped_records", RunMetadata::droppedRecords),
                new Field<>("rerun_of", RunMetadata::rerunOf),
                new Field<>("worker", RunMetadata::worker),
                new Field<>("trace_id", RunMetadata::traceId),
                new Field<>("span_id", RunMetadata::spanId));
    }

    /** All of a run in one row, as tables have it. */
    public static List<Field<RunMetadata>> row(Instant now) {
        List<Field<RunMetadata>> fields = new ArrayList<>(run(now));
        fields.add(new Field<>("labels", Fields::labels));
        fields.addAll(environment());
        return fields;
    }

    /** The labels of a run in one line. */
    public static String labels(RunMetadata run) {
        return run.labels().entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(";"));
    }

    /** What JSON nests under {@code environment}. */
    public static List<Field<RunMetadata>> environment() {
        return List.of(
                new Field<>("host", run -> run.environment().host()),
                new Field<>("pid", run -> run.environment().pid()),
                new Field<>("user", run -> run.environment().user()),
                new Field<>("java_version", run -> run.environment().javaVersion()),
                new Field<>("main_class", run -> run.environment().mainClass()),
                new Field<>("agent_version", run -> run.environment().agentVersion()),
                new Field<>("git_commit", run -> run.environment().gitCommit()));
    }

    /** Writes a whole run as an object. */
    public static void writeRun(JsonOutput json, RunMetadata run, Instant now) throws IOException {
        json.generator().writeStartObject();
        writeRunFields(json, run, now);
        json.generator().writeEndObject();
    }

    /** Writes a run's fields, inside an object that has been begun. */
    public static void writeRunFields(JsonOutput json, RunMetadata run, Instant now) throws IOException {
        json.fields(run(now), run);
        json.generator().writeObjectFieldStart("labels");
        for (Map.Entry<String, String> label : run.labels().entrySet()) {
            json.generator().writeStringField(label.getKey(), label.getValue());
        }
        json.generator().writeEndObject();
        json.generator().writeObjectFieldStart("environment");
        json.fields(environment(), run);
        json.generator().writeEndObject();
    }

    /** As {@link #writeRunFields}, of a run that only others name: nothing is known but its id. */
    public static void writeUnknownRunFields(JsonOutput json, String id) throws IOException {
        for (Field<RunMetadata> field : run(Instant.EPOCH)) {
            json.generator().writeStringField(field.name(), field.name().equals("run_id") ? id : null);
        }
        json.generator().writeNullField("labels");
        json.generator().writeNullField("environment");
    }

    /** Writes a run's steps, which only the answer about one run has, inside an object that has been begun. */
    public static void writeSteps(JsonOutput json, List<RunStep> steps) throws IOException {
        json.generator().writeFieldName("steps");
        writeStepArray(json, steps);
    }

    /** The steps alone. */
    public static void writeStepArray(JsonOutput json, List<RunStep> steps) throws IOException {
        json.generator().writeStartArray();
        for (RunStep step : steps) {
            json.object(STEP, step);
        }
        json.generator().writeEndArray();
    }

    private static @Nullable Long millis(RunMetadata run) {
        Instant ended = run.completedAt();
        return ended == null ? null : Duration.between(run.startedAt(), ended).toMillis();
    }
}
