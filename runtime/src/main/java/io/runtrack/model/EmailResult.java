package io.runtrack.model;

import io.runtrack.annotations.EmailStatus;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one email to one recipient.
 *
 * @param agentId the call-centre agent whom the email is for
 * @param agentName that person's name
 * @param email the address; null when there was none to send to
 * @param status what became of it
 * @param reason why it failed or was skipped
 * @param smtpCode the mail server's reply code, 550 say; null where the server said nothing of this recipient
 * @param messageId the message's {@code Message-ID}, as in its header; null where it is not known
 */
public record EmailResult(
        @Nullable String agentId,
        @Nullable String agentName,
        @Nullable String email,
        EmailStatus status,
        @Nullable String reason,
        @Nullable Integer smtpCode,
        @Nullable String messageId) {

    /** An email of which the mail server's answer is not known. */
    public EmailResult(
            @Nullable String agentId,
            @Nullable String agentName,
            @Nullable String email,
            EmailStatus status,
            @Nullable String reason) {
        this(agentId, agentName, email, status, reason, null, null);
    }

    public static Builder builder(EmailStatus status) {
        return new Builder(status);
    }

    public Builder toBuilder() {
        return new Builder(status)
                .agentId(agentId)
                .agentName(agentName)
                .email(email)
                .reason(reason)
                .smtpCode(smtpCode)
                .messageId(messageId);
    }

    /** Collects the parts of an {@link EmailResult}; for one thread. */
    public static final class Builder {
        private EmailStatus status;
        private @Nullable String agentId;
        private @Nullable String agentName;
        private @Nullable String email;
        private @Nullable String reason;
        private @Nullable Integer smtpCode;
        private @Nullable String messageId;

        private Builder(EmailStatus status) {
            this.status = Objects.requireNonNull(status, "status: SENT, FAILED or SKIPPED");
        }

        public Builder status(EmailStatus value) {
            status = value;
            return this;
        }

        public Builder agentId(@Nullable String value) {
            agentId = value;
            return this;
        }

        public Builder agentName(@Nullable String value) {
            agentName = value;
            return this;
        }

        public Builder email(@Nullable String value) {
            email = value;
            return this;
        }

        public Builder reason(@Nullable String value) {
            reason = value;
            return this;
        }

        public Builder smtpCode(@Nullable Integer value) {
            smtpCode = value;
            return this;
        }

        public Builder messageId(@Nullable String value) {
            messageId = value;
            return this;
        }

        public EmailResult build() {
            return new EmailResult(agentId, agentName, email, status, reason, smtpCode, messageId);
        }
    }
}
