package io.runtrack.agent.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.model.EmailResult;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ToldResultsTest {

    @Test
    void addsCodeAndIdToTheSameRecipient() {
        EmailResult said = failed("Ann <Ann@b.com>").reason("refused").build();

        assertThat(told(failed("ann@b.com").reason("550 no").smtpCode(550).messageId("<1>"))
                        .addTo(List.of(said, sent("bo@b.com").build())))
                .containsExactly(
                        said.toBuilder().smtpCode(550).messageId("<1>").build(),
                        sent("bo@b.com").build());
    }

    @Test
    void doesNotGiveASentOneTheCodeOfARefusal() {
        assertThat(told(failed("ann@b.com").smtpCode(450).messageId("<1>"))
                        .addTo(List.of(sent("ann@b.com").build())))
                .containsExactly(sent("ann@b.com").messageId("<1>").build());
    }

    @Test
    void takesTheLastTries() {
        assertThat(told(
                                failed("ann@b.com").messageId("<1>"),
                                sent("ann@b.com").messageId("<2>"),
                                sent("ann@b.com").messageId("<3>"))
                        .addTo(List.of(
                                sent("ann@b.com").build(), sent("ann@b.com").build())))
                .extracting(EmailResult::messageId)
                .containsExactly("<2>", "<3>");
    }

    @Test
    void leavesResultsOpenOfWhichNothingWasTold() {
        assertThat(told(sent("ann@b.com").messageId("<1>"))
                        .addTo(List.of(
                                sent("ann@b.com").build(), sent("ann@b.com").build())))
                .extracting(EmailResult::messageId)
                .containsExactly("<1>", null);
        assertThat(told(sent(null).messageId("<1>"))
                        .addTo(List.of(sent("ann@b.com").build())))
                .containsExactly(sent("ann@b.com").build());
    }

    @Test
    void namesTheRecipientsOfASendThatDoesNotKnowThem() {
        EmailResult unknown = sent(null).agentId("a-1").build();

        assertThat(told(
                                sent("ann@b.com").messageId("<1>"),
                                failed("bo@b.com").reason("no").smtpCode(550))
                        .addTo(List.of(unknown)))
                .containsExactly(
                        sent("ann@b.com").agentId("a-1").messageId("<1>").build(),
                        failed("bo@b.com")
                                .agentId("a-1")
                                .reason("no")
                                .smtpCode(550)
                                .build());
    }

    @Test
    void leavesTheStatusOfAFailedSendThatDoesNotKnowItsRecipients() {
        EmailResult unknown = failed(null).reason("broke off").build();

        assertThat(told(sent("ann@b.com").messageId("<1>")).addTo(List.of(unknown)))
                .containsExactly(
                        failed("ann@b.com").reason("broke off").messageId("<1>").build());
    }

    private static ToldResults told(EmailResult.Builder... told) {
        return ToldResults.of(
                Arrays.stream(told).map(EmailResult.Builder::build).toList());
    }

    private static EmailResult.Builder sent(@Nullable String email) {
        return EmailResult.builder(EmailStatus.SENT).email(email);
    }

    private static EmailResult.Builder failed(@Nullable String email) {
        return EmailResult.builder(EmailStatus.FAILED).email(email);
    }
}
