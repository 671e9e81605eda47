package io.runtrack.agent.capture;

import io.runtrack.agent.email.Envelope;
import io.runtrack.agent.email.MailApi;
import io.runtrack.agent.template.CallValues;
import io.runtrack.agent.values.Contents;
import io.runtrack.agent.values.Failure;
import io.runtrack.annotations.EmailStatus;
import io.runtrack.model.EmailResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what became of the emails of one call, one result a recipient. Immutable, for any thread.
 *
 * @param reader understands results that tell of themselves
 * @param mail understands the partial failures of mail libraries
 * @param whenFalse the status when the method returned false
 * @param unread told of what could not be read
 */
record EmailOutcome(EmailResultReader reader, MailApi mail, EmailStatus whenFalse, UnreadResults unread) {

    /** Causes may lead in a circle. */
    private static final int MOST_CAUSES = 1_000;

    /**
     * Whom a call writes to, as its arguments say.
     *
     * @param agentId the call-centre agent whom the email is for
     * @param agentName that person's name
     * @param envelopes the addresses, message by message
     */
    record Addressees(@Nullable String agentId, @Nullable String agentName, List<Envelope> envelopes) {

        /** The addresses; one null stands for a recipient who is not known. */
        List<@Nullable String> recipients() {
            List<@Nullable String> recipients = new ArrayList<>();
            for (Envelope envelope : envelopes) {
                recipients.addAll(envelope.recipients());
            }
            return recipients;
        }

        boolean isUnknown() {
            return envelopes.size() == 1 && envelopes.get(0).isUnknown();
        }
    }

    List<EmailResult> of(Addressees addressees, CallValues call, @Nullable Throwable thrown) {
        Throwable failure = thrown == null ? Tried.failureIn(call.result()) : thrown;
        if (failure != null) {
            return threw(addressees, told(call, 1), Failure.of(failure));
        }
        Object result = Contents.of(Tried.valueIn(call.result()));
        List<EmailResult> batch = told(call, 2);
        if (batch == null) {
            batch = reader.batch(result);
        }
        if (batch != null) {
            unread.lookAt(batch, result);
            return complete(batch, addressees);
        }
        EmailResult single = reader.single(result);
        if (single == null) {
            unread.lookAt(result, addressees);
            EmailStatus status = Boolean.FALSE.equals(result) ? whenFalse : EmailStatus.SENT;
            single = EmailResult.builder(status).build();
        }
        return single.email() == null
                ? forEachRecipient(single, addressees)
                : List.of(addressed(single, single.email(), addressees));
    }

    /** What a publisher has told of, one after the other, if these are results and so many at least; else null. */
    private @Nullable List<EmailResult> told(CallValues call, int atLeast) {
        List<Object> elements = call.elements();
        return elements == null || elements.size() < atLeast ? null : reader.each(elements);
    }

    /** A failure is not lost, even if there was nobody to write to; nor does it undo what was told of before. */
    private List<EmailResult> threw(Addressees addressees, @Nullable List<EmailResult> told, Failure failure) {
        List<EmailResult> split = mail.split(failure.cause(), addressees.envelopes());
        if (split != null) {
            return complete(split, addressees);
        }
        String said = mail.reason(failure.cause());
        EmailResult failed = EmailResult.builder(EmailStatus.FAILED)
                .reason(said == null ? failure.text() : said)
                .build();
        List<EmailResult> known = new ArrayList<>(told == null ? List.of() : told);
        known.addAll(suppressed(failure.cause(), addressees.envelopes()));
        List<EmailResult> results = addressees.envelopes().isEmpty()
                ? new ArrayList<>(List.of(addressed(failed, null, addressees)))
                : forEachRecipient(failed, addressees);
        return settled(results, complete(known, addressees));
    }

    /**
     * What suppressed exceptions tell, which is part of the story at the most: somebody collected them, or went on
     * after them.
     */
    private List<EmailResult> suppressed(Throwable thrown, List<Envelope> envelopes) {
        List<EmailResult> results = new ArrayList<>();
        Throwable each = thrown;
        for (int i = 0; i < MOST_CAUSES && each != null; i++) {
            for (Throwable suppressed : each.getSuppressed()) {
                List<EmailResult> split = mail.split(suppressed, envelopes);
                if (split != null) {
                    results.addAll(split);
                }
            }
            each = Failure.causeOf(each);
        }
        return results;
    }

    /** What is known of an address counts; of the others, what became of the whole. */
    private static List<EmailResult> settled(List<EmailResult> results, List<EmailResult> known) {
        Set<@Nullable String> settled = new HashSet<>();
        for (EmailResult each : known) {
            settled.add(each.email());
        }
        settled.remove(null);
        results.removeIf(each -> settled.contains(each.email()));
        results.addAll(0, known);
        return results;
    }

    /**
     * What the results leave open is taken from the arguments; not so the address, since nobody knows whose it would
     * be.
     */
    private static List<EmailResult> complete(List<EmailResult> results, Addressees addressees) {
        List<EmailResult> complete = new ArrayList<>(results.size());
        for (EmailResult result : results) {
            complete.add(addressed(result, result.email(), addressees));
        }
        return complete;
    }

    private static List<EmailResult> forEachRecipient(EmailResult result, Addressees addressees) {
        List<EmailResult> results = new ArrayList<>();
        for (String recipient : addressees.recipients()) {
            results.add(addressed(result, recipient, addressees));
        }
        return results;
    }

    private static EmailResult addressed(EmailResult result, @Nullable String email, Addressees addressees) {
        return result.toBuilder()
                .agentId(result.agentId() == null ? addressees.agentId() : result.agentId())
                .agentName(result.agentName() == null ? addressees.agentName() : result.agentName())
                .email(email)
                .build();
    }
}
