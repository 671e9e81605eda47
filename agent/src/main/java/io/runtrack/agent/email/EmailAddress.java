package io.runtrack.agent.email;

import io.runtrack.agent.template.CallValues;
import io.runtrack.agent.values.Accessors;
import io.runtrack.agent.values.Contents;
import io.runtrack.agent.values.Elements;
import io.runtrack.agent.values.FieldText;
import io.runtrack.agent.values.ResultField;
import io.runtrack.agent.values.ScalaValues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the addresses in whatever stands for recipients: a text, a mail API's address or message, an object that has
 * one. For any thread.
 */
public final class EmailAddress {
    /** The end of Iterables that have none. */
    private static final int MAX_ADDRESSES = 1_000_000;

    private static final Envelope UNKNOWN = new Envelope(null, Collections.singletonList(null));

    private static final Set<String> PLAIN = Set.of(
            "java.util.ArrayList",
            "java.util.Arrays$ArrayList",
            "java.util.LinkedList",
            "java.util.ArrayDeque",
            "java.util.HashSet",
            "java.util.LinkedHashSet");

    private final ResultField address;
    private final MailApi mail;

    /** @param mail knows the messages that name their recipients themselves */
    public EmailAddress(Accessors accessors, MailApi mail) {
        this.mail = mail;
        address = new ResultField(accessors, "email", "address", "recipient", "to");
    }

    /** The address that an element of a result holds; null when it holds none. */
    public @Nullable String in(Object element) {
        return element instanceof CharSequence ? FieldText.of(element) : address.textOf(element);
    }

    /**
     * Whom a value stands for. A collection gives one recipient an element, a message those that it goes to, anything
     * else one in all; a recipient who is not known is null.
     */
    public List<@Nullable String> recipients(@Nullable Object value) {
        List<@Nullable String> recipients = new ArrayList<>();
        for (Envelope envelope : envelopes(value)) {
            recipients.addAll(envelope.recipients());
        }
        return recipients;
    }

    /** The same, for each message by itself. */
    public List<Envelope> envelopes(@Nullable Object value) {
        Object content = Contents.of(value);
        List<Envelope> envelopes = new ArrayList<>();
        try {
            Iterator<?> strict = Elements.of(content);
            Iterator<?> elements = strict == null ? ScalaValues.elements(content) : strict;
            if (elements == null) {
                envelopes.add(content == null ? UNKNOWN : envelope(content));
                return envelopes;
            }
            while (elements.hasNext() && envelopes.size() < MAX_ADDRESSES) {
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
    public Envelope envelope(Object value) {
        if (!mail.isMessage(value.getClass())) {
            return new Envelope(null, Collections.singletonList(recipient(value)));
        }
        List<@Nullable String> recipients = new ArrayList<>();
        for (Object addressed : mail.addressed(value)) {
            recipients.addAll(recipients(addressed));
        }
        return new Envelope(value, recipients.isEmpty() ? Collections.singletonList(null) : recipients);
    }

    /**
     * What a mail API is given among a call's arguments, where nothing says where the addresses are: its addresses, or
     * else the messages; null when it is given neither.
     */
    public @Nullable Object among(CallValues call, int arguments) {
        for (int i = 0; i < arguments; i++) {
            Object argument = call.argument(i);
            Class<?> element = argument == null ? null : argument.getClass().getComponentType();
            if (element != null && mail.isAddress(element)) {
                return argument;
            }
        }
        return messagesAmong(call, arguments);
    }

    /** The first of a call's arguments that is a message, or holds messages; null when none does. */
    @Nullable
    Object messagesAmong(CallValues call, int arguments) {
        for (int i = 0; i < arguments; i++) {
            Object argument = call.argument(i);
            if (argument != null && holdsMessages(argument, argument.getClass().getComponentType())) {
                return argument;
            }
        }
        return null;
    }

    /** Of plain collections: to begin to walk another may be to compute it, also behind a view of the JDK's. */
    private boolean holdsMessages(Object argument, @Nullable Class<?> element) {
        if (element != null) {
            return mail.isMessage(element);
        }
        if (argument instanceof Collection<?> collection
                && isPlain(argument.getClass().getName())) {
            Iterator<?> elements = collection.iterator();
            Object first = elements.hasNext() ? elements.next() : null;
            return first != null && mail.isMessage(first.getClass());
        }
        return mail.isMessage(argument.getClass());
    }

    private static boolean isPlain(String type) {
        return PLAIN.contains(type)
                || type.startsWith("java.util.ImmutableCollections$")
                || type.startsWith("java.util.Collections$Singleton");
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
