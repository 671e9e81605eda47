package io.runtrack.agent.capture;

import io.runtrack.agent.capture.EmailOutcome.Addressees;
import io.runtrack.agent.email.EmailAddress;
import io.runtrack.agent.email.Envelope;
import io.runtrack.agent.email.MailApi;
import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.template.CallValues;
import io.runtrack.agent.template.FieldSource;
import io.runtrack.agent.template.PlainSource;
import io.runtrack.model.EmailResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the values of a call whom it sends emails to, and what became of them. Immutable, for any thread.
 *
 * @param sources where the fields come from that a result leaves open
 * @param addresses finds addresses in the arguments
 * @param outcome decides what became of each email
 */
record SendReader(EmailSources sources, EmailAddress addresses, EmailOutcome outcome) {

    /**
     * Where the fields come from that a result leaves open.
     *
     * @param arguments how many the method takes
     * @param areMessagesMade whether it makes the messages itself, and hands them on to a method that sends them
     */
    record EmailSources(
            FieldSource agentId, FieldSource agentName, FieldSource email, int arguments, boolean areMessagesMade) {

        static EmailSources bind(MethodShape method, FieldBinder binder, MailApi mail) {
            ParameterDefaults defaults = new ParameterDefaults(method);
            return new EmailSources(
                    binder.field("agentId", defaults.agentId()),
                    binder.field("agentName", defaults.agentName()),
                    binder.field("email", defaults.email()),
                    method.parameters().size(),
                    mail.makesMessages(method));
        }
    }

    Addressees addressees(CallValues call) {
        return new Addressees(
                sources.agentId().text(call),
                sources.agentName().text(call),
                addresses.envelopes(isUntold() ? addresses.among(call, sources.arguments()) : emails(call)));
    }

    /** Nothing says where the addresses are: not even a parameter's name. */
    private boolean isUntold() {
        return sources.email().equals(PlainSource.NONE);
    }

    private @Nullable Object emails(CallValues call) {
        return sources.email().valueOrNull(call);
    }

    /** What became of the emails, one result a recipient. */
    List<EmailResult> results(Addressees known, CallValues call, @Nullable Throwable thrown) {
        return outcome.of(completed(known, call), call, thrown);
    }

    /** What the start left open is asked for again. */
    private Addressees completed(Addressees known, CallValues call) {
        return new Addressees(
                known.agentId() == null ? sources.agentId().text(call) : known.agentId(),
                known.agentName() == null ? sources.agentName().text(call) : known.agentName(),
                known.isUnknown() ? envelopesAtEnd(call) : known.envelopes());
    }

    private List<Envelope> envelopesAtEnd(CallValues call) {
        Object told = emails(call);
        return addresses.envelopes(told == null ? addresses.among(call, sources.arguments()) : told);
    }
}
