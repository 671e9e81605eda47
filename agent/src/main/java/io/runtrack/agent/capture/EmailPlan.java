package io.runtrack.agent.capture;

import io.runtrack.agent.call.Call;
import io.runtrack.agent.call.CallPlan;
import io.runtrack.agent.call.Recording;
import io.runtrack.agent.capture.EmailOutcome.Addressees;
import io.runtrack.agent.context.ActiveRuns;
import io.runtrack.agent.email.EmailAddress;
import io.runtrack.agent.email.Envelope;
import io.runtrack.agent.email.MailApi;
import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.template.CallValues;
import io.runtrack.agent.template.FieldSource;
import io.runtrack.agent.template.PlainSource;
import io.runtrack.model.EmailResult;
import io.runtrack.tracking.RunInProgress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the records of the emails that a call sends. Immutable, for any thread. */
final class EmailPlan implements CallPlan {
    private final EmailSources sources;
    private final EmailAddress addresses;
    private final EmailOutcome outcome;
    private final ActiveRuns runs;

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

    EmailPlan(EmailSources sources, EmailAddress addresses, EmailOutcome outcome, ActiveRuns runs) {
        this.sources = sources;
        this.addresses = addresses;
        this.outcome = outcome;
        this.runs = runs;
    }

    /** The addressees are read before the method runs: it may use up the list that it is given. */
    @Override
    public @Nullable Recording begin(Call call) {
        if (call.isPartOfSend()) {
            return null;
        }
        if (sources.areMessagesMade()) {
            call.mayHandOn();
        }
        return new OpenEmails(this, runs.current(), addressees(call));
    }

    @Override
    public boolean sendsEmails() {
        return true;
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

    private static final class OpenEmails extends Recording {
        private final EmailPlan plan;
        private final Addressees addressees;

        OpenEmails(EmailPlan plan, RunInProgress run, Addressees addressees) {
            super(run, false);
            this.plan = plan;
            this.addressees = addressees;
        }

        @Override
        protected void end(CallValues call, @Nullable Throwable thrown) {
            if (call.isHandedOn()) {
                return;
            }
            for (EmailResult result : plan.results(addressees, call, thrown)) {
                if (!run.recordEmail(result)) {
                    plan.runs.implicitRun().recordEmail(result);
                }
            }
        }
    }
}
