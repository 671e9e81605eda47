package io.runtrack.agent.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.agent.call.OuterSend;
import io.runtrack.agent.context.ActiveRuns;
import io.runtrack.agent.context.GivenIds;
import io.runtrack.agent.context.RunRequest;
import io.runtrack.agent.context.StartedRuns;
import io.runtrack.annotations.EmailStatus;
import io.runtrack.model.EmailResult;
import io.runtrack.tracking.RunInProgress;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CapturedEmailsTest {
    private final StartedRuns started = new StartedRuns();
    private final ActiveRuns runs = new ActiveRuns(started, GivenIds.NONE, Clock.systemUTC(), () -> "Main");
    private final CapturedEmails captured = new CapturedEmails(runs);
    private final RunInProgress run = start("extract");

    @Test
    void recordsAtOnceWhileNoTrackedSendGoesOn() {
        captured.record(run, List.of(sent("ann@b.com"), sent("bo@b.com")));

        assertThat(run.metadata().emailsSent()).isEqualTo(2);
    }

    @Test
    void givesATrackedSendWhatWentToItsRecipientsOnOtherThreads() {
        OuterSend send = entered(run);
        captured.record(run, List.of(sent("ann@b.com"), sent("other@b.com")));

        assertThat(captured.leave(send, run, List.of(said("ann@b.com")))).containsExactly(sent("ann@b.com"));
        assertThat(run.metadata().emailsSent()).as("other@b.com").isEqualTo(1);
    }

    @Test
    void keepsForTheSecondTrackedSendWhatTheFirstDidNotTake() {
        OuterSend first = entered(run);
        OuterSend second = entered(run);
        captured.record(run, List.of(sent("bo@b.com")));

        assertThat(captured.leave(first, run, List.of(said("ann@b.com")))).containsExactly(said("ann@b.com"));
        assertThat(run.metadata().emailsSent()).isZero();
        assertThat(captured.leave(second, run, List.of(said("bo@b.com")))).containsExactly(sent("bo@b.com"));
        assertThat(run.metadata().emailsSent()).isZero();
    }

    @Test
    void doesNotWaitForTrackedSendsOfOtherRuns() {
        entered(start("report"));

        captured.record(run, List.of(sent("ann@b.com")));

        assertThat(run.metadata().emailsSent()).isEqualTo(1);
    }

    @Test
    void opensNoRunForWhatComesAfterTheEnd() {
        run.end(null);
        runs.remove(run, null);

        captured.record(run, List.of(sent("ann@b.com")));

        assertThat(started.runs()).hasSize(1);
    }

    private OuterSend entered(RunInProgress of) {
        OuterSend send = new OuterSend(false);
        captured.enter(send, of);
        return send;
    }

    private RunInProgress start(String command) {
        return runs.start(RunRequest.ofCommand(command, null, null, null));
    }

    private static EmailResult said(String email) {
        return EmailResult.builder(EmailStatus.SENT).email(email).build();
    }

    private static EmailResult sent(String email) {
        return said(email).toBuilder().messageId("<" + email + ">").build();
    }
}
