package io.runtrack.agent.capture;

import io.runtrack.agent.call.Call;
import io.runtrack.agent.call.CallPlan;
import io.runtrack.agent.call.OuterSend;
import io.runtrack.agent.call.Recording;
import io.runtrack.agent.capture.EmailOutcome.Addressees;
import io.runtrack.agent.context.ActiveRuns;
import io.runtrack.agent.email.MessageIds;
import io.runtrack.agent.template.CallValues;
import io.runtrack.model.EmailResult;
import io.runtrack.tracking.RunInProgress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the records of what a mail library sends, of which no user has said anything. They need a run that is there
 * without them. A send that is part of another one tells that what it knows. For any thread.
 */
final class CapturedSend implements CallPlan {
    private final SendReader reader;
    private final MessageIds ids;
    private final ActiveRuns runs;
    private final CapturedEmails captured;

    CapturedSend(SendReader reader, MessageIds ids, ActiveRuns runs, CapturedEmails captured) {
        this.reader = reader;
        this.ids = ids;
        this.runs = runs;
        this.captured = captured;
    }

    @Override
    public @Nullable Recording begin(Call call) {
        RunInProgress run = runs.currentIfAny();
        if (run == null) {
            return null;
        }
        OpenSend send = new OpenSend(this, run, reader.addressees(call), call.outerSend());
        call.sends(send.inner);
        return send;
    }

    private static final class OpenSend extends Recording {
        private final CapturedSend plan;
        private final Addressees addressees;
        private final @Nullable OuterSend outer;
        private final OuterSend inner = new OuterSend(false);

        OpenSend(CapturedSend plan, RunInProgress run, Addressees addressees, @Nullable OuterSend outer) {
            super(run, false);
            this.plan = plan;
            this.addressees = addressees;
            this.outer = outer;
        }

        @Override
        protected void end(CallValues call, @Nullable Throwable thrown) {
            List<EmailResult> results = plan.reader.results(addressees, call, thrown);
            results = plan.ids.addTo(results, call, plan.reader.sources().arguments());
            results = ToldResults.of(inner.told()).addTo(results);
            if (outer == null) {
                plan.captured.record(run, results);
            } else {
                outer.tell(results);
            }
        }
    }
}
