package io.runtrack.agent.capture;

import io.runtrack.agent.template.CallValues;
import io.runtrack.agent.values.Accessors;
import io.runtrack.agent.values.Contents;
import io.runtrack.agent.values.Elements;
import io.runtrack.agent.values.FieldText;
import io.runtrack.agent.values.ScalaValues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the addresses in whatever stands for recipients: a text, a mail API's address or message, an object that has
 * one. For any thread.
 */
final class EmailAddress {
    private static final Envelope UNKNOWN = new Envelope(null, Collections.singletonList(null));

    private final ResultField address;
    private final MailMessages messages;

    EmailAddress(Accessors accessors) {
        messages = new MailMessages(accessors);
        address = new ResultField(accessors, "email", "address", "recipient", "to");
    }

    /** The address that an element of a result holds; null when it holds none. */
    @Nullable
    String in(Object element) {
        return element instanceof CharSequence ? FieldText.of(element) : address.textOf(element);
    }

    /**
     * Whom a value stands for. A collection gives one recipient an element, a message those that it goes to, anything
     * else one in all; a recipient who is not known is null.
     */
    List<@Nullable String> recipients(@Nullable Object value) {
        List<@Nullable String> recipients = new ArrayList<>();
        for (Envelope envelope : envelopes(value)) {
            recipients.addAll(envelope.recipients());
        }
        return recipients;
    }

    /** The same, for each message by itself. */
    List<Envelope> envelopes(@Nullable Object value) {
        Object content = Contents.of(value);
        List<Envelope> envelopes = new ArrayList<>();
        try {
            Iterator<?> strict = Elements.of(content);
            Iterator<?> elements = strict == null ? ScalaValues.elements(content) : strict;
            if (elements == null) {
                envelopes.add(content == null ? UNKNOWN : envelope(content));
                return envelopes;
            }
            while (elements.hasNext() && envelopes.size() < EmailResultReader.MAX_RESULTS) {
                Object element = elements.next();
                if (element != null) {
                    envelopes.add(envelope(element));
                }
            }
        } catch (Throwable hostFailure) {
            // those that it named before are known
            if (envelopes.isEmpty()) {
                envelopes.add(UNKNOWN);
            }
        }
        return envelopes;
    }

    /** Of a message, or of one recipient. */
    Envelope envelope(Object value) {
        if (!messages.include(value)) {
            return new Envelope(null, Collections.singletonList(recipient(value)));
        }
        List<@Nullable String> recipients = new ArrayList<>();
        for (Object addressed : messages.addressed(value)) {
            recipients.addAll(recipients(addressed));
        }
        return new Envelope(value, recipients.isEmpty() ? Collections.singletonList(null) : recipients);
    }

    /** What a mail API is given among a call's arguments, where nothing says where the addresses are. */
    @Nullable
    Object among(CallValues call, int arguments) {
        return messages.among(call, arguments);
    }

    private @Nullable String recipient(Object value) {
        try {
            String found = in(value);
            return found == null ? FieldText.of(value) : found;
        } catch (Throwable hostFailure) {
            return null;
        }
    }
}
