package io.runtrack.agent.email;

import io.runtrack.agent.template.CallValues;
import io.runtrack.model.EmailResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds to what became of emails the id that each message has in its header. A message may get it by being sent, so this
 * looks when that has happened. Immutable, for any thread.
 *
 * @param addresses finds the messages among a call's arguments
 * @param mail knows the messages
 */
public record MessageIds(EmailAddress addresses, MailApi mail) {

    /** The results, with an id where a message among the arguments has one. */
    public List<EmailResult> addTo(List<EmailResult> results, CallValues call, int arguments) {
        List<Envelope> envelopes = envelopes(call, arguments);
        if (envelopes.isEmpty()) {
            return results;
        }
        String onlyId = envelopes.size() == 1 ? id(envelopes.get(0)) : null;
        Map<@Nullable String, Deque<Envelope>> byRecipient = onlyId == null ? byRecipient(envelopes) : Map.of();
        List<EmailResult> complete = new ArrayList<>(results.size());
        for (EmailResult each : results) {
            String id = onlyId == null ? next(byRecipient.get(each.email())) : onlyId;
            complete.add(id == null ? each : each.toBuilder().messageId(id).build());
        }
        return complete;
    }

    private List<Envelope> envelopes(CallValues call, int arguments) {
        Object messages = addresses.messagesAmong(call, arguments);
        return messages == null ? List.of() : addresses.envelopes(messages);
    }

    private static Map<@Nullable String, Deque<Envelope>> byRecipient(List<Envelope> envelopes) {
        Map<@Nullable String, Deque<Envelope>> byRecipient = new HashMap<>();
        for (Envelope envelope : envelopes) {
            for (String recipient : envelope.recipients()) {
                byRecipient
                        .computeIfAbsent(recipient, address -> new ArrayDeque<>())
                        .add(envelope);
            }
        }
        return byRecipient;
    }

    private @Nullable String next(@Nullable Deque<Envelope> messages) {
        Envelope next = messages == null ? null : messages.poll();
        return next == null ? null : id(next);
    }

    private @Nullable String id(Envelope envelope) {
        return envelope.message() == null ? null : mail.messageId(envelope.message());
    }
}
