package io.runtrack.agent.capture;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the addresses in whatever stands for a recipient: a text, a mail API's address, an object that has one. For any thread. */
final class EmailAddress {
    private final ResultField address;

    EmailAddress(Accessors accessors) {
        address = new ResultField(accessors, "email", "address", "recipient", "to");
    }

    /** The address that an element of a result holds; null when it holds none. */
    @Nullable
    String in(Object element) {
        return element instanceof CharSequence ? FieldText.of(element) : address.textOf(element);
    }

    /** A collection gives one recipient an element, anything else one in all; a recipient who is not known is null. */
    List<@Nullable String> recipients(@Nullable Object value) {
        Object content = Contents.of(value);
        List<@Nullable String> recipients = new ArrayList<>();
        try {
            Iterator<?> strict = Elements.of(content);
            Iterator<?> elements = strict == null ? ScalaValues.elements(content) : strict;
            if (elements == null) {
                recipients.add(content == null ? null : recipient(content));
                return recipients;
            }
            while (elements.hasNext() && recipients.size() < EmailResultReader.MAX_RESULTS) {
                Object element = elements.next();
                if (element != null) {
                    recipients.add(recipient(element));
                }
            }
        } catch (Throwable hostFailure) {
            // those that it named before are known
            if (recipients.isEmpty()) {
                recipients.add(null);
            }
        }
        return recipients;
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
