package io.runtrack.document;

import io.runtrack.journal.entry.FileEntry;
import io.runtrack.model.RunId;

/**
 * An entry of a file log, made of the bytes that the journal has of the record. The run's id is that of the log,
 * whatever the record says.
 */
final class FileLogFormat implements RecordFormat<FileEntry> {
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
    public void write(JsonText json, FileEntry file) {
        json.string(start, file.filePath());
        json.string(FILE_TYPE, file.fileType());
        json.string(AGENT_ID, file.agentId());
        json.raw(STATUS);
        json.constant(file.status());
        json.string(ERROR_TYPE, file.errorType());
        json.string(ERROR_MESSAGE, file.errorMessage());
        json.numberIf(file.isTimed(), PROCESSING_TIME_MS, file.processingTimeMs());
        json.string(OUTPUT_PATH, file.outputPath());
        json.raw(STARTED_AT);
        json.instantIf(file.isStarted(), file.startedSecond(), file.startedNano());
        json.raw(ATTEMPT);
        json.number(file.attempt());
        json.string(ERROR_STACK, file.errorStack());
        json.stringIfAny(WORKER, file.worker());
        json.numberIfAny(ITEMS_READ, file.itemsRead());
        json.numberIfAny(ITEMS_SKIPPED, file.itemsSkipped());
        json.raw('}');
    }
}
