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
    private static final byte[] ITEMS_READ = JsonText.ascii(",\"items_read\":");
    private static final byte[] ITEMS_SKIPPED = JsonText.ascii(",\"items_skipped\":");

    private final byte[] start;

    FileLogFormat(String runId) {
        start = JsonText.ascii("{\"run_id\":\"" + RunId.check(runId) + "\",\"file_path\":");
    }

    @Override
    public void write(JsonText json, FileProcessingLog log) {
        json.string(start, log.filePath());
        json.string(FILE_TYPE, log.fileType());
        json.string(AGENT_ID, log.agentId());
        json.raw(STATUS);
        json.constant(log.status());
        json.string(ERROR_TYPE, log.errorType());
        json.string(ERROR_MESSAGE, log.errorMessage());
        json.number(PROCESSING_TIME_MS, log.processingTimeMs());
        json.string(OUTPUT_PATH, log.outputPath());
        json.raw(STARTED_AT);
        json.instant(log.startedAt());
        json.number(ATTEMPT, log.attempt());
        json.string(ERROR_STACK, log.errorStack());
        json.stringIfAny(WORKER, log.worker());
        json.numberIfAny(ITEMS_READ, log.itemsRead());
        json.numberIfAny(ITEMS_SKIPPED, log.itemsSkipped());
        json.raw('}');
    }
}
