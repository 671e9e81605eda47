package io.runtrack.agent.frameworks.jakartamail;

import io.runtrack.agent.method.MethodParameter;
import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.values.Accessors;
import io.runtrack.agent.values.ResultField;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The messages of mail APIs, which name their recipients themselves: those of Jakarta and javax Mail, Spring's, and
 * Simple Java Mail's. Known by name, since they are the host's classes. Safe for any thread.
 */
final class MailMessages {
    private static final Set<String> MESSAGES = Set.of("jakarta.mail.Message", "javax.mail.Message");
    private static final Set<String> ADDRESSES = Set.of("jakarta.mail.Address", "javax.mail.Address");
    private static final String SIMPLE = "org.springframework.mail.SimpleMailMessage";
    private static final String WRAPPED = "org.springframework.mail.javamail.MimeMailMessage";
    private static final String SIMPLE_JAVA_MAIL = "org.simplejavamail.api.email.Email";
    private static final String PREPARATOR = "org.springframework.mail.javamail.MimeMessagePreparator";

    private static final ClassValue<Kind> KINDS = new ClassValue<>() {
        @Override
        protected Kind computeValue(Class<?> type) {
            return kindOf(type);
        }
    };

    private final ResultField all;
    private final ResultField wrapped;
    private final ResultField messageId;
    private final ResultField emailId;
    private final ResultField overriding;
    private final ResultField recipients;
    private final List<ResultField> ofSimple;

    private enum Kind {
        NO_MESSAGE,
        MESSAGE,
        SIMPLE,
        WRAPPED,
        SIMPLE_JAVA_MAIL
    }

    MailMessages(Accessors accessors) {
        all = new ResultField(accessors, "allRecipients");
        wrapped = new ResultField(accessors, "mimeMessage");
        messageId = new ResultField(accessors, "messageID");
        emailId = new ResultField(accessors, "id");
        overriding = new ResultField(accessors, "overrideReceivers");
        recipients = new ResultField(accessors, "recipients");
        ofSimple = List.of(
                new ResultField(accessors, "to"), new ResultField(accessors, "cc"), new ResultField(accessors, "bcc"));
    }

    /** Whether a method is given what makes the messages, and hands these on to another that sends them. */
    static boolean areMadeBy(MethodShape method) {
        for (MethodParameter parameter : method.parameters()) {
            String type = parameter.typeName();
            if (type.equals(PREPARATOR) || type.equals("[L" + PREPARATOR + ";")) {
                return true;
            }
        }
        return false;
    }

    boolean include(Class<?> type) {
        return KINDS.get(type) != Kind.NO_MESSAGE;
    }

    static boolean isAddress(Class<?> type) {
        return isAny(type, ADDRESSES);
    }

    /** The collections of addresses that a message goes to. */
    List<Object> addressed(Object message) {
        List<Object> addressed = new ArrayList<>();
        switch (KINDS.get(message.getClass())) {
            case MESSAGE -> add(addressed, all.of(message));
            case SIMPLE -> {
                for (ResultField field : ofSimple) {
                    add(addressed, field.of(message));
                }
            }
            case WRAPPED -> {
                Object mime = wrapped.of(message);
                add(addressed, mime == null ? null : all.of(mime));
            }
            case SIMPLE_JAVA_MAIL -> {
                Object instead = overriding.of(message);
                add(addressed, instead instanceof List<?> some && !some.isEmpty() ? some : recipients.of(message));
            }
            case NO_MESSAGE -> {}
        }
        return addressed;
    }

    /** What stands in its header; null as long as nothing does. */
    @Nullable
    String id(Object message) {
        return switch (KINDS.get(message.getClass())) {
            case MESSAGE -> messageId.textOf(message);
            case WRAPPED -> {
                Object mime = wrapped.of(message);
                yield mime == null ? null : messageId.textOf(mime);
            }
            case SIMPLE_JAVA_MAIL -> emailId.textOf(message);
            case SIMPLE, NO_MESSAGE -> null;
        };
    }

    private static void add(List<Object> addressed, @Nullable Object addresses) {
        if (addresses != null) {
            addressed.add(addresses);
        }
    }

    private static Kind kindOf(Class<?> type) {
        if (isAny(type, MESSAGES)) {
            return Kind.MESSAGE;
        }
        if (isAny(type, Set.of(SIMPLE))) {
            return Kind.SIMPLE;
        }
        if (isAny(type, Set.of(SIMPLE_JAVA_MAIL))) {
            return Kind.SIMPLE_JAVA_MAIL;
        }
        return isAny(type, Set.of(WRAPPED)) ? Kind.WRAPPED : Kind.NO_MESSAGE;
    }

    private static boolean isAny(Class<?> type, Set<String> names) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (names.contains(each.getName())) {
                return true;
            }
        }
        return false;
    }
}
