package io.runtrack.agent.capture;

import io.runtrack.agent.call.Call;
import io.runtrack.agent.call.CallPlan;
import io.runtrack.agent.call.OuterSend;
import io.runtrack.agent.call.Recording;
import io.runtrack.agent.capture.EmailOutcome.Addressees;
import io.runtrack.agent.context.ActiveRuns;
import io.runtrack.agent.template.CallValues;
import io.runtrack.model.EmailResult;
import io.runtrack.tracking.RunInProgress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the records of the emails that a call sends, as an annotation or a user's rule says. For any thread. */
final class EmailPlan implements CallPlan {
    private final SendReader reader;
    private final ActiveRuns runs;
    private final CapturedEmails captured;

    EmailPlan(SendReader reader, ActiveRuns runs, CapturedEmails captured) {
        this.reader = reader;
        this.runs = runs;
        this.captured = captured;
    }

    /** The addressees are read before the method runs: it may use up the list that it is given. */
    @Override
    public @Nullable Recording begin(Call call) {
        if (call.outerSend() != null) {
            return null;
        }
        OpenEmails emails = new OpenEmails(
                this,
                runs.current(),
                reader.addressees(call),
                new OuterSend(reader.sources().areMessagesMade()));
        call.sends(emails.send);
        captured.enter(emails.send, emails.run());
        return emails;
    }

    private static final class OpenEmails extends Recording {
        private final EmailPlan plan;
        private final Addressees addressees;
        private final OuterSend send;

        OpenEmails(EmailPlan plan, RunInProgress run, Addressees addressees, OuterSend send) {
            super(run, false);
            this.plan = plan;
            this.addressees = addressees;
            this.send = send;
        }

        RunInProgress run() {
            return run;
        }

        @Override
        protected void end(CallValues call, @Nullable Throwable thrown) {
            List<EmailResult> results = List.of();
            try {
                if (!call.isHandedOn()) {
                    results = plan.reader.results(addressees, call, thrown);
                }
            } finally {
                results = plan.captured.leave(send, run, results);
            }
            for (EmailResult result : results) {
                if (!run.recordEmail(result)) {
                    plan.runs.implicitRun().recordEmail(result);
                }
            }
        }

        @Override
        protected void suspend() {
            plan.captured.leave(send, run, List.of());
        }

        @Override
        protected Recording resume(CallValues call, boolean first) {
            plan.captured.enter(send, run);
            return this;
        }
    }
}
