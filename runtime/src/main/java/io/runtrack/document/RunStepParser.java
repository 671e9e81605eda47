package io.runtrack.document;

import com.fasterxml.jackson.core.JsonParser;
import io.runtrack.model.RunStep;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads a step of a run's metadata; its name and status must be there. For one step and one thread. */
final class RunStepParser {
    private @Nullable String name;
    private @Nullable String status;
    private @Nullable Instant startedAt;
    private @Nullable Instant completedAt;
    private long read;
    private long written;
    private long filtered;
    private long skipped;
    private @Nullable String errorType;
    private @Nullable String errorMessage;

    RunStep parse(JsonParser parser) throws IOException {
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            readField(field, parser);
        }
        return new RunStep(
                JsonValues.required(name, "name", parser),
                JsonValues.required(status, "status", parser),
                startedAt,
                completedAt,
                read,
                written,
                filtered,
                skipped,
                errorType,
                errorMessage);
    }

    private void readField(String field, JsonParser parser) throws IOException {
        switch (field) {
            case "name" -> name = JsonValues.text(parser);
            case "status" -> status = JsonValues.text(parser);
            case "started_at" -> startedAt = JsonValues.instant(parser);
            case "completed_at" -> completedAt = JsonValues.instant(parser);
            case "read" -> read = JsonValues.count(parser);
            case "written" -> written = JsonValues.count(parser);
            case "filtered" -> filtered = JsonValues.count(parser);
            case "skipped" -> skipped = JsonValues.count(parser);
            case "error_type" -> errorType = JsonValues.text(parser);
            case "error_message" -> errorMessage = JsonValues.text(parser);
            default -> parser.skipChildren();
        }
    }
}
