package io.runtrack.document;

import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunId;

/** An entry of a file log. The run's id is that of the log, whatever the record says. */
final class FileLogFormat implements RecordFormat<FileProcessingLog> {
    private static final byte[] FILE_TYPE = JsonText.ascii(",\"file_type\":");
    private static final byte[] AGENT_ID = JsonText.ascii(",\"agent_id\":");
    private static final byte[] STATUS = JsonText.ascii(",\"status\":");
    private static final byte[] ERROR_TYPE = JsonText.ascii(",\"error_type\":");
    private static final byte[] ERROR_MESSAGE = JsonText.ascii(",\"error_message\":");
    private static final byte[] PROCESSING_TIME_MS = JsonText.ascii(",\"processing_time_ms\":");
    private static final byte[] OUTPUT_PATH = JsonText.ascii(",\"output_path\":");
    private static final byte[] STARTED_AT = JsonText.ascii(",\"started_at\":");
    private static final byte[] ATTEMPT = JsonText.ascii(",\"attempt\":");
    private static final byte[] ERROR_STACK = JsonText.ascii(",\"error_stack\":");
    private static final byte[] WORKER = JsonText.ascii(",\"worker\":");

    private final byte[] start;

    FileLogFormat(String runId) {
        start = JsonText.ascii("{\"run_id\":\"" + RunId.check(runId) + "\",\"file_path\":");
    }

    @Override
    public void write(JsonText json, FileProcessingLog log) {
        json.raw(start);
        json.string(log.filePath());
        json.raw(FILE_TYPE);
        json.string(log.fileType());
        json.raw(AGENT_ID);
        json.string(log.agentId());
        json.raw(STATUS);
        json.constant(log.status());
        json.raw(ERROR_TYPE);
        json.string(log.errorType());
        json.raw(ERROR_MESSAGE);
        json.string(log.errorMessage());
        writeTimes(json, log);
        json.raw(ERROR_STACK);
        json.string(log.errorStack());
        if (log.worker() != null) {
            json.raw(WORKER);
            json.string(log.worker());
        }
        json.raw('}');
    }

    private static void writeTimes(JsonText json, FileProcessingLog log) {
        json.raw(PROCESSING_TIME_MS);
        json.number(log.processingTimeMs());
        json.raw(OUTPUT_PATH);
        json.string(log.outputPath());
        json.raw(STARTED_AT);
        json.instant(log.startedAt());
        json.raw(ATTEMPT);
        json.number(log.attempt());
    }
}
