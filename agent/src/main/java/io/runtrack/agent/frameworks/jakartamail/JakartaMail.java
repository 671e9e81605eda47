package io.runtrack.agent.frameworks.jakartamail;

import io.runtrack.agent.email.EmailAddress;
import io.runtrack.agent.email.Envelope;
import io.runtrack.agent.email.MailApi;
import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.values.Accessors;
import io.runtrack.model.EmailResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The messages and exceptions of Jakarta Mail, javax Mail, Spring's mail sender and Simple Java Mail. Immutable, for
 * any thread.
 */
public final class JakartaMail implements MailApi {
    private final MailMessages messages;
    private final SendFailures failures;

    /** @param accessors by which the host's messages and exceptions are asked */
    public JakartaMail(Accessors accessors) {
        messages = new MailMessages(accessors);
        failures = new SendFailures(accessors, new EmailAddress(accessors, this));
    }

    @Override
    public boolean isMessage(Class<?> type) {
        return messages.include(type);
    }

    @Override
    public boolean isAddress(Class<?> type) {
        return MailMessages.isAddress(type);
    }

    @Override
    public boolean makesMessages(MethodShape method) {
        return MailMessages.areMadeBy(method);
    }

    @Override
    public List<Object> addressed(Object message) {
        return messages.addressed(message);
    }

    @Override
    public @Nullable String messageId(Object message) {
        return messages.id(message);
    }

    @Override
    public @Nullable List<EmailResult> split(Throwable thrown, List<Envelope> envelopes) {
        return failures.split(thrown, envelopes);
    }

    @Override
    public @Nullable String reason(Throwable thrown) {
        return SendFailures.reason(thrown);
    }
}
