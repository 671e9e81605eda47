package io.runtrack.document;

import com.fasterxml.jackson.core.JsonParser;
import io.runtrack.annotations.FileStatus;
import io.runtrack.model.FileProcessingLog;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads an entry of a file log; only its status must be there. */
public final class FileLogParser implements RecordParser<FileProcessingLog> {

    @Override
    public FileProcessingLog parse(JsonParser parser) throws IOException {
        FileProcessingLog.Builder log = FileProcessingLog.builder(FileStatus.SUCCESS);
        FileStatus status = null;
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            if (field.equals("status")) {
                status = JsonValues.constant(parser, FileStatus.class);
            } else {
                readField(field, parser, log);
            }
        }
        return log.status(JsonValues.required(status, "status", parser)).build();
    }

    private static void readField(String field, JsonParser parser, FileProcessingLog.Builder log) throws IOException {
        switch (field) {
            case "run_id" -> log.runId(JsonValues.text(parser));
            case "file_path" -> log.filePath(JsonValues.text(parser));
            case "file_type" -> log.fileType(JsonValues.text(parser));
            case "agent_id" -> log.agentId(JsonValues.text(parser));
            case "error_type" -> log.errorType(JsonValues.text(parser));
            case "error_message" -> log.errorMessage(JsonValues.text(parser));
            case "processing_time_ms" -> log.processingTimeMs(JsonValues.number(parser));
            case "output_path" -> log.outputPath(JsonValues.text(parser));
            case "started_at" -> log.startedAt(JsonValues.instant(parser));
            case "attempt" -> log.attempt(attempt(JsonValues.integer(parser)));
            case "error_stack" -> log.errorStack(JsonValues.text(parser));
            case "worker" -> log.worker(JsonValues.text(parser));
            case "items_read" -> log.itemsRead(JsonValues.number(parser));
            case "items_skipped" -> log.itemsSkipped(JsonValues.number(parser));
            default -> parser.skipChildren();
        }
    }

    private static int attempt(@Nullable Integer attempt) {
        return attempt == null ? 1 : attempt;
    }
}
