package io.runtrack.document;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.runtrack.model.EmailResult;
import io.runtrack.model.RunEnvironment;
import io.runtrack.model.RunId;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.model.RunStep;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one metadata document. The run's id, command, start and status must be there. For one thread and one document.
 */
final class RunJsonReader {
    private static final String STEPS = "steps";
    private static final String EMAIL_RESULTS = "email_results";

    private final JsonParser parser;
    private final RunMetadata.Builder run = RunMetadata.builder("", "", Instant.EPOCH);
    private @Nullable String runId;
    private @Nullable String command;
    private @Nullable Instant startedAt;
    private @Nullable RunStatus status;
    private boolean environmentSeen;

    RunJsonReader(InputStream in) throws IOException {
        this(JsonValues.parser(in));
        parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE); // the stream is the caller's
    }

    /** Reads one that is a part of another document. */
    RunJsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Closed, a parser leaves the names of fields to the next ones, which otherwise spend a third of their time on
     * them.
     */
    private interface Reading {
        RunMetadata read() throws IOException;
    }

    RunMetadata readAll() throws IOException {
        return closing(this::all);
    }

    RunMetadata readUpToEmails() throws IOException {
        return closing(() -> upTo(EMAIL_RESULTS));
    }

    RunMetadata readHead() throws IOException {
        return closing(() -> upTo(STEPS));
    }

    /** A run that the next token begins, to its end, without its steps and email results. */
    RunMetadata readPart() throws IOException {
        for (String field = firstField(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            readField(field);
        }
        return complete();
    }

    private RunMetadata closing(Reading reading) throws IOException {
        try (parser) {
            return reading.read();
        }
    }

    private RunMetadata all() throws IOException {
        for (String field = firstField(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            switch (field) {
                case STEPS -> run.steps(steps());
                case EMAIL_RESULTS -> run.emailResults(emailResults());
                default -> readField(field);
            }
        }
        RecordReader.expectEnd(parser);
        return complete();
    }

    /** Leaves the email results out, and the steps, if they are the end. */
    private RunMetadata upTo(String end) throws IOException {
        for (String field = firstField(); field != null; field = parser.nextFieldName()) {
            // The seed's writer had no environment, and wrote the email results before its last fields.
            if (environmentSeen && (field.equals(EMAIL_RESULTS) || field.equals(end))) {
                return complete();
            }
            parser.nextToken();
            if (field.equals(STEPS) && !field.equals(end)) {
                run.steps(steps());
            } else {
                readField(field);
            }
        }
        return complete();
    }

    private @Nullable String firstField() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new JsonParseException(parser, "the document is not an object");
        }
        return parser.nextFieldName();
    }

    private RunMetadata complete() throws IOException {
        String id = JsonValues.required(runId, "run_id", parser);
        if (!RunId.isValid(id)) {
            throw new JsonParseException(parser, "'run_id' is '" + id + "', which is not a valid id");
        }
        return run.runId(id)
                .command(JsonValues.required(command, "command", parser))
                .startedAt(JsonValues.required(startedAt, "started_at", parser))
                .status(JsonValues.required(status, "status", parser))
                .build();
    }

    private void readField(String field) throws IOException {
        switch (field) {
            case "run_id" -> runId = JsonValues.text(parser);
            case "command" -> command = JsonValues.text(parser);
            case "started_at" -> startedAt = JsonValues.instant(parser);
            case "status" -> status = JsonValues.constant(parser, RunStatus.class);
            case "labels" -> run.labels(labels());
            case "environment" -> {
                run.environment(environment());
                environmentSeen = true;
            }
            default -> readOptionalField(field);
        }
    }

    private void readOptionalField(String field) throws IOException {
        switch (field) {
            case "schema_version" -> run.schemaVersion(schemaVersion(JsonValues.text(parser)));
            case "subcommand" -> run.subcommand(JsonValues.text(parser));
            case "config_path" -> run.configPath(JsonValues.text(parser));
            case "target_date" -> run.targetDate(JsonValues.text(parser));
            case "completed_at" -> run.completedAt(JsonValues.instant(parser));
            case "error_message" -> run.errorMessage(JsonValues.text(parser));
            case "error_type" -> run.errorType(JsonValues.text(parser));
            case "exit_code" -> run.exitCode(JsonValues.integer(parser));
            case "signal" -> run.signal(JsonValues.integer(parser));
            case "parent_run_id" -> run.parentRunId(JsonValues.text(parser));
            case "heartbeat_at" -> run.heartbeatAt(JsonValues.instant(parser));
            case "checkpoint_ms" -> run.checkpointMs(JsonValues.number(parser));
            case "rerun_of" -> run.rerunOf(JsonValues.text(parser));
            case "worker" -> run.worker(JsonValues.text(parser));
            case "trace_id" -> run.traceId(JsonValues.text(parser));
            case "span_id" -> run.spanId(JsonValues.text(parser));
            default -> readCount(field);
        }
    }

    private void readCount(String field) throws IOException {
        switch (field) {
            case "total_files" -> run.totalFiles(JsonValues.count(parser));
            case "success_count" -> run.successCount(JsonValues.count(parser));
            case "failed_count" -> run.failedCount(JsonValues.count(parser));
            case "skipped_count" -> run.skippedCount(JsonValues.count(parser));
            case "emails_sent" -> run.emailsSent(JsonValues.count(parser));
            case "emails_failed" -> run.emailsFailed(JsonValues.count(parser));
            case "emails_skipped" -> run.emailsSkipped(JsonValues.count(parser));
            case "dropped_records" -> run.droppedRecords(JsonValues.count(parser));
            default -> parser.skipChildren();
        }
    }

    private static String schemaVersion(@Nullable String version) {
        return version == null ? RunMetadata.SCHEMA_VERSION : version;
    }

    private Map<String, String> labels() throws IOException {
        Map<String, String> labels = new LinkedHashMap<>();
        if (entersObject()) {
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                String value = JsonValues.text(parser);
                if (value != null) {
                    labels.put(name, value);
                }
            }
        }
        return labels;
    }

    private RunEnvironment environment() throws IOException {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        Long pid = null;
        if (entersObject()) {
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                if (name.equals("pid")) {
                    pid = JsonValues.number(parser);
                } else {
                    texts.put(name, JsonValues.text(parser));
                }
            }
        }
        return new RunEnvironment(
                texts.get("host"),
                pid,
                texts.get("user"),
                texts.get("java_version"),
                texts.get("main_class"),
                texts.get("agent_version"),
                texts.get("git_commit"));
    }

    private List<RunStep> steps() throws IOException {
        return objects(STEPS, each -> new RunStepParser().parse(each));
    }

    private List<EmailResult> emailResults() throws IOException {
        return objects(EMAIL_RESULTS, new EmailResultParser());
    }

    private <T> List<T> objects(String field, RecordParser<T> each) throws IOException {
        List<T> objects = new ArrayList<>();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return objects;
        }
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token != JsonToken.START_OBJECT) {
                throw new JsonParseException(parser, "'" + field + "' holds something else than objects");
            }
            objects.add(each.parse(parser));
        }
        return objects;
    }

    private boolean entersObject() throws IOException {
        boolean object = parser.currentToken() == JsonToken.START_OBJECT;
        if (!object) {
            parser.skipChildren();
        }
        return object;
    }
}
