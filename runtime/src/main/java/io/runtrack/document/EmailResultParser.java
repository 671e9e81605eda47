package io.runtrack.document;

import com.fasterxml.jackson.core.JsonParser;
import io.runtrack.annotations.EmailStatus;
import io.runtrack.model.EmailResult;
import java.io.IOException;

/** Reads one email's result, from an email log or a run's metadata; only its status must be there. */
public final class EmailResultParser implements RecordParser<EmailResult> {

    @Override
    public EmailResult parse(JsonParser parser) throws IOException {
        EmailResult.Builder result = EmailResult.builder(EmailStatus.SENT);
        EmailStatus status = null;
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            switch (field) {
                case "agent_id" -> result.agentId(JsonValues.text(parser));
                case "agent_name" -> result.agentName(JsonValues.text(parser));
                case "email" -> result.email(JsonValues.text(parser));
                case "status" -> status = JsonValues.constant(parser, EmailStatus.class);
                case "reason" -> result.reason(JsonValues.text(parser));
                case "smtp_code" -> result.smtpCode(JsonValues.integer(parser));
                case "message_id" -> result.messageId(JsonValues.text(parser));
                default -> parser.skipChildren();
            }
        }
        return result.status(JsonValues.required(status, "status", parser)).build();
    }
}
