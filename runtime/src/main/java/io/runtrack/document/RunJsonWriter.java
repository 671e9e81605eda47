package io.runtrack.document;

import io.runtrack.model.EmailResult;
import io.runtrack.model.RunEnvironment;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStep;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one metadata document: a field on each line, as people look at it too. For one thread and one document. */
final class RunJsonWriter {
    private static final int PIECE = 16 * 1024;

    private final OutputStream out;
    private final JsonText json = new JsonText(2 * PIECE);

    RunJsonWriter(OutputStream out) {
        this.out = out;
    }

    void write(RunMetadata run, Iterable<EmailResult> emailResults) throws IOException {
        append(run);
        writeEmailResults(emailResults);
        end();
    }

    void writeHead(RunMetadata run) throws IOException {
        append(run);
        end();
    }

    private void end() throws IOException {
        json.raw(JsonText.ascii("\n}\n"));
        json.writeTo(out);
    }

    private void append(RunMetadata run) throws IOException {
        json.raw(JsonText.ascii("{\n  \"schema_version\": "));
        json.string(run.schemaVersion());
        writeCommand(run);
        writeCounts(run);
        writeEnd(run);
        writeLabels(run.labels());
        writeEnvironment(run.environment());
        writeOptional("rerun_of", run.rerunOf());
        writeOptional("worker", run.worker());
        writeOptional("trace_id", run.traceId());
        writeOptional("span_id", run.spanId());
        writeSteps(run.steps());
    }

    private void writeCommand(RunMetadata run) {
        field("run_id").string(run.runId());
        field("command").string(run.command());
        field("subcommand").string(run.subcommand());
        field("config_path").string(run.configPath());
        field("target_date").string(run.targetDate());
        field("started_at").instant(run.startedAt());
        field("completed_at").instant(run.completedAt());
        field("status").constant(run.status());
    }

    private void writeCounts(RunMetadata run) {
        field("total_files").number(run.totalFiles());
        field("success_count").number(run.successCount());
        field("failed_count").number(run.failedCount());
        field("skipped_count").number(run.skippedCount());
        field("emails_sent").number(run.emailsSent());
        field("emails_failed").number(run.emailsFailed());
        field("emails_skipped").number(run.emailsSkipped());
    }

    private void writeEnd(RunMetadata run) {
        field("error_message").string(run.errorMessage());
        field("error_type").string(run.errorType());
        field("exit_code").number(run.exitCode());
        field("signal").number(run.signal());
        field("parent_run_id").string(run.parentRunId());
        field("heartbeat_at").instant(run.heartbeatAt());
        field("checkpoint_ms").number(run.checkpointMs());
        field("dropped_records").number(run.droppedRecords());
    }

    private void writeLabels(Map<String, String> labels) {
        field("labels").raw('{');
        boolean first = true;
        for (Map.Entry<String, String> label : labels.entrySet()) {
            if (!first) {
                json.raw(JsonText.ascii(", "));
            }
            first = false;
            json.string(label.getKey());
            json.raw(JsonText.ascii(": "));
            json.string(label.getValue());
        }
        json.raw('}');
    }

    private void writeEnvironment(RunEnvironment environment) {
        field("environment").raw(JsonText.ascii("{\"host\": "));
        json.string(environment.host());
        part("pid").number(environment.pid());
        part("user").string(environment.user());
        part("java_version").string(environment.javaVersion());
        part("main_class").string(environment.mainClass());
        part("agent_version").string(environment.agentVersion());
        part("git_commit").string(environment.gitCommit());
        json.raw('}');
    }

    private void writeOptional(String name, @Nullable String value) {
        if (value != null) {
            field(name).string(value);
        }
    }

    private void writeSteps(List<RunStep> steps) throws IOException {
        if (steps.isEmpty()) {
            return;
        }
        field("steps").raw('[');
        boolean first = true;
        for (RunStep step : steps) {
            json.raw(JsonText.ascii(first ? "\n    " : ",\n    "));
            first = false;
            RunStepFormat.write(json, step);
            handOverWhatIsMuch();
        }
        json.raw(JsonText.ascii("\n  ]"));
    }

    private void writeEmailResults(Iterable<EmailResult> emailResults) throws IOException {
        field("email_results").raw('[');
        boolean first = true;
        try {
            for (EmailResult result : emailResults) {
                json.raw(JsonText.ascii(first ? "\n    " : ",\n    "));
                first = false;
                EmailResultFormat.WITHOUT_RUN_ID.write(json, result);
                handOverWhatIsMuch();
            }
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        json.raw(JsonText.ascii(first ? "]" : "\n  ]"));
    }

    private void handOverWhatIsMuch() throws IOException {
        if (json.length() > PIECE) {
            json.writeTo(out);
        }
    }

    private JsonText field(String name) {
        json.raw(JsonText.ascii(",\n  \"" + name + "\": "));
        return json;
    }

    private JsonText part(String name) {
        json.raw(JsonText.ascii(", \"" + name + "\": "));
        return json;
    }
}
