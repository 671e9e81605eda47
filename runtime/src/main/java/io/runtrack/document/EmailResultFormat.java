package io.runtrack.document;

import io.runtrack.model.EmailResult;
import io.runtrack.model.RunId;

/** One email's result: with the run's id as an entry of an email log, without it inside the run's metadata. */
final class EmailResultFormat implements RecordFormat<EmailResult> {
    /** As in the metadata, which name the run already. */
    static final EmailResultFormat WITHOUT_RUN_ID = new EmailResultFormat(JsonText.ascii("{\"agent_id\":"));

    private static final byte[] AGENT_NAME = JsonText.ascii(",\"agent_name\":");
    private static final byte[] EMAIL = JsonText.ascii(",\"email\":");
    private static final byte[] STATUS = JsonText.ascii(",\"status\":");
    private static final byte[] REASON = JsonText.ascii(",\"reason\":");

    private static final byte[] SMTP_CODE = JsonText.ascii(",\"smtp_code\":");
    private static final byte[] MESSAGE_ID = JsonText.ascii(",\"message_id\":");

    private final byte[] start;

    private EmailResultFormat(byte[] start) {
        this.start = start;
    }

    static EmailResultFormat ofRun(String runId) {
        return new EmailResultFormat(JsonText.ascii("{\"run_id\":\"" + RunId.check(runId) + "\",\"agent_id\":"));
    }

    @Override
    public void write(JsonText json, EmailResult result) {
        json.string(start, result.agentId());
        json.string(AGENT_NAME, result.agentName());
        json.string(EMAIL, result.email());
        json.raw(STATUS);
        json.constant(result.status());
        json.string(REASON, result.reason());
        json.numberIfAny(SMTP_CODE, result.smtpCode());
        json.stringIfAny(MESSAGE_ID, result.messageId());
        json.raw('}');
    }
}
