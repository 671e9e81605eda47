package io.runtrack.document;

import io.runtrack.model.RunStep;

/** A step in a run's metadata, as an object on one line. */
final class RunStepFormat {
    private static final byte[] NAME = JsonText.ascii("{\"name\":");
    private static final byte[] STATUS = JsonText.ascii(",\"status\":");
    private static final byte[] STARTED_AT = JsonText.ascii(",\"started_at\":");
    private static final byte[] COMPLETED_AT = JsonText.ascii(",\"completed_at\":");
    private static final byte[] READ = JsonText.ascii(",\"read\":");
    private static final byte[] WRITTEN = JsonText.ascii(",\"written\":");
    private static final byte[] FILTERED = JsonText.ascii(",\"filtered\":");
    private static final byte[] SKIPPED = JsonText.ascii(",\"skipped\":");
    private static final byte[] ERROR_TYPE = JsonText.ascii(",\"error_type\":");
    private static final byte[] ERROR_MESSAGE = JsonText.ascii(",\"error_message\":");

    private RunStepFormat() {}

    static void write(JsonText json, RunStep step) {
        json.string(NAME, step.name());
        json.string(STATUS, step.status());
        json.raw(STARTED_AT);
        json.instant(step.startedAt());
        json.raw(COMPLETED_AT);
        json.instant(step.completedAt());
        json.number(READ, step.read());
        json.number(WRITTEN, step.written());
        json.number(FILTERED, step.filtered());
        json.number(SKIPPED, step.skipped());
        json.string(ERROR_TYPE, step.errorType());
        json.string(ERROR_MESSAGE, step.errorMessage());
        json.raw('}');
    }
}
