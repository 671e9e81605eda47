package io.runtrack.agent.frameworks.jakartamail;

import io.runtrack.agent.email.EmailAddress;
import io.runtrack.agent.email.Envelope;
import io.runtrack.agent.values.Accessors;
import io.runtrack.agent.values.Failure;
import io.runtrack.agent.values.ResultField;
import io.runtrack.annotations.EmailStatus;
import io.runtrack.model.EmailResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds, in what a send threw, the exceptions that tell of single messages or addresses: at any depth of its causes,
 * and those that Spring's mail sender collects by message. Safe for any thread.
 */
final class SendFailures {
    /** Causes may lead in a circle. */
    private static final int MOST_CAUSES = 1_000;

    private static final Set<String> BY_MESSAGE = Set.of("org.springframework.mail.MailSendException");

    /** Spring's, whose message does not say what the server said. */
    private static final Set<String> LOGIN = Set.of("org.springframework.mail.MailAuthenticationException");

    private static final Set<String> MAIL = Set.of(
            "jakarta.mail.MessagingException",
            "javax.mail.MessagingException",
            "org.springframework.mail.MailException");

    private final SendFailure byAddress;
    private final EmailAddress addresses;
    private final ResultField failedMessages;
    private final ResultField messageExceptions;

    SendFailures(Accessors accessors, EmailAddress addresses) {
        byAddress = new SendFailure(accessors, addresses);
        this.addresses = addresses;
        failedMessages = new ResultField(accessors, "failedMessages");
        messageExceptions = new ResultField(accessors, "messageExceptions");
    }

    /** What became of each address; null when nothing in it tells more than that the send failed. */
    @Nullable
    List<EmailResult> split(Throwable thrown, List<Envelope> envelopes) {
        Throwable each = thrown;
        for (int i = 0; i < MOST_CAUSES && each != null; i++) {
            List<EmailResult> results =
                    Failure.isInstance(each, BY_MESSAGE) ? splitByMessage(each, envelopes) : byAddress.split(each);
            if (results != null) {
                return results;
            }
            each = Failure.causeOf(each);
        }
        return null;
    }

    /** Why a send failed that tells of no single address; null for exceptions that are no mail API's. */
    static @Nullable String reason(Throwable thrown) {
        if (!Failure.isInstance(thrown, MAIL)) {
            return null;
        }
        String message = SendFailure.text(thrown);
        Throwable root = Failure.isInstance(thrown, LOGIN) ? Failure.causeOf(thrown) : null;
        String said = root == null ? null : SendFailure.text(root);
        return message != null && said != null && !message.contains(said) ? message + ": " + said : message;
    }

    /** Messages that it does not name went out before: of the others it names all. */
    private @Nullable List<EmailResult> splitByMessage(Throwable collected, List<Envelope> envelopes) {
        if (!(failedMessages.of(collected) instanceof Map<?, ?> failed) || failed.isEmpty()) {
            return splitExceptions(collected);
        }
        List<EmailResult> results = new ArrayList<>();
        Map<Object, Object> unmatched = new LinkedHashMap<>(failed);
        for (Envelope envelope : envelopes) {
            Throwable thrown = failureOf(envelope, failed);
            if (thrown != null) {
                results.addAll(failures(thrown, envelope));
                unmatched.remove(envelope.message());
            } else {
                addSent(results, envelope);
            }
        }
        unmatched.forEach((message, exception) -> replaceSent(results, message, exception));
        return results;
    }

    private static @Nullable Throwable failureOf(Envelope envelope, Map<?, ?> failed) {
        Object failure = envelope.message() == null ? null : failed.get(envelope.message());
        return failure instanceof Throwable thrown ? thrown : null;
    }

    private static void addSent(List<EmailResult> results, Envelope envelope) {
        for (String each : envelope.recipients()) {
            if (each != null) {
                results.add(EmailResult.builder(EmailStatus.SENT).email(each).build());
            }
        }
    }

    /** A message that was given to the send in another form, or made by it: its addresses tell which it is. */
    private void replaceSent(List<EmailResult> results, Object message, Object exception) {
        if (exception instanceof Throwable thrown) {
            for (EmailResult failure : failures(thrown, addresses.envelope(message))) {
                results.remove(EmailResult.builder(EmailStatus.SENT)
                        .email(failure.email())
                        .build());
                results.add(failure);
            }
        }
    }

    /**
     * Spring's exception that has been sent from elsewhere has lost its messages; null unless each of the rest names
     * addresses.
     */
    private @Nullable List<EmailResult> splitExceptions(Throwable collected) {
        List<EmailResult> results = new ArrayList<>();
        if (messageExceptions.of(collected) instanceof Object[] exceptions) {
            for (Object each : exceptions) {
                List<EmailResult> split = each instanceof Throwable thrown ? split(thrown, List.of()) : null;
                if (split == null) {
                    return null;
                }
                results.addAll(split);
            }
        }
        return results.isEmpty() ? null : results;
    }

    private List<EmailResult> failures(Throwable thrown, Envelope envelope) {
        List<EmailResult> split = split(thrown, List.of());
        if (split != null) {
            return split;
        }
        Failure failure = Failure.of(thrown);
        String said = reason(failure.cause());
        String reason = said == null ? failure.text() : said;
        List<EmailResult> results = new ArrayList<>();
        for (String each : envelope.recipients()) {
            results.add(EmailResult.builder(EmailStatus.FAILED)
                    .email(each)
                    .reason(reason)
                    .build());
        }
        return results;
    }
}
