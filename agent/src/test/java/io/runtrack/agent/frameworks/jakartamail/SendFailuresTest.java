package io.runtrack.agent.frameworks.jakartamail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.runtrack.agent.capture.EmailSamples;
import io.runtrack.agent.email.EmailAddress;
import io.runtrack.agent.email.MailApi;
import io.runtrack.agent.template.SampleCall;
import io.runtrack.annotations.EmailStatus;
import io.runtrack.model.EmailResult;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The exceptions of mail APIs, as SMTP transports of either namespace make them. */
class SendFailuresTest {
    private static final String UNKNOWN = "550 5.1.1 <unknown@b.com>: no such mailbox";
    private static final String BUSY = "450 4.2.1 <busy@b.com>: mailbox busy";
    private static final EmailResult ANN_UNTRIED = failed("ann@b.com", "not sent: " + UNKNOWN, null);
    private static final EmailResult UNKNOWN_REFUSED = failed("unknown@b.com", UNKNOWN, 550);
    private static final EmailResult BUSY_REFUSED = failed("busy@b.com", BUSY, 450);

    private final MailApi mail = new JakartaMail(EmailSamples.ACCESSORS);

    static Stream<Arguments> failures() throws Exception {
        EmailResult ann = sent("ann@b.com", null);
        return Stream.of(
                arguments(Jakarta.allRefused(), List.of(ANN_UNTRIED, BUSY_REFUSED, UNKNOWN_REFUSED)),
                arguments(Javax.allRefused(), List.of(ANN_UNTRIED, BUSY_REFUSED, UNKNOWN_REFUSED)),
                arguments(Jakarta.partly(), List.of(ann, BUSY_REFUSED, UNKNOWN_REFUSED)),
                arguments(Javax.partly(), List.of(ann, BUSY_REFUSED, UNKNOWN_REFUSED)),
                arguments(Jakarta.partlyWithSuccesses(), List.of(sent("ann@b.com", 250), BUSY_REFUSED)),
                arguments(
                        Jakarta.contentRefused(), List.of(failed("ann@b.com", "554 5.7.1 spam", 554), UNKNOWN_REFUSED)),
                arguments(
                        Jakarta.ofAnotherTransport(),
                        List.of(failed("busy@b.com", "no route", null), failed("unknown@b.com", "no route", null))));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void tellsOfEachAddressWhatTheServerSaid(Throwable thrown, List<EmailResult> expected) {
        assertThat(threw(thrown)).isEqualTo(expected);
        assertThat(threw(new ExecutionException(thrown))).isEqualTo(expected);
    }

    @Test
    void findsThemInCausesAtAnyDepthAndInCircles() throws Exception {
        Throwable deep = Jakarta.allRefused();
        for (int i = 0; i < 200; i++) {
            deep = new IllegalStateException("mailing " + i, deep);
        }
        IOException circle = new IOException("round");
        circle.initCause(new IOException("and round", circle));

        assertThat(threw(deep)).containsExactly(ANN_UNTRIED, BUSY_REFUSED, UNKNOWN_REFUSED);
        assertThat(threw(circle))
                .containsExactly(failed("ann@b.com", "round", null), failed("di@b.com", "round", null));
    }

    @Test
    void takesFromSuppressedOnesWhatTheyKnowAndForTheRestWhatWasThrown() throws Exception {
        IllegalStateException all = new IllegalStateException("2 mails failed");
        all.addSuppressed(Jakarta.allRefused());
        all.addSuppressed(new IOException("no mail"));

        assertThat(threw(all))
                .containsExactly(
                        ANN_UNTRIED, BUSY_REFUSED, UNKNOWN_REFUSED, failed("di@b.com", "2 mails failed", null));
    }

    @Test
    void tellsWhyNobodyWasReachedWithoutTheServersLineEnd() {
        assertThat(threw(new jakarta.mail.AuthenticationFailedException("535 5.7.8 bad credentials\n")))
                .containsExactly(
                        failed("ann@b.com", "535 5.7.8 bad credentials", null),
                        failed("di@b.com", "535 5.7.8 bad credentials", null));
    }

    @Test
    void readsWhomMessagesGoTo() throws Exception {
        MimeMessage both = Jakarta.message("Ann <ann@b.com>", "di@b.com");
        MimeMessage one = Jakarta.message("flo@b.com");
        EmailAddress addresses = new EmailAddress(EmailSamples.ACCESSORS, mail);
        Object[] transport = {new MimeMessage[] {one}, "user", Jakarta.addresses("given@b.com")};

        assertThat(addresses.recipients(new MimeMessage[] {both, one, one}))
                .containsExactly("ann@b.com", "di@b.com", "flo@b.com", "flo@b.com");
        assertThat(addresses.recipients(List.of(Javax.message("bo@b.com")))).containsExactly("bo@b.com");
        assertThat(addresses.recipients(Jakarta.message())).containsExactly((String) null);
        assertThat(addresses.recipients(addresses.among(SampleCall.with(transport), 3)))
                .containsExactly("given@b.com");
        assertThat(addresses.recipients(addresses.among(SampleCall.with("text", List.of(one)), 2)))
                .containsExactly("flo@b.com");
        assertThat(addresses.among(SampleCall.with("text", List.of("a@b.com"), null, new String[] {"c@d.com"}), 4))
                .isNull();
    }

    private List<EmailResult> threw(Throwable thrown) {
        return EmailSamples.threw(mail, thrown, "ann@b.com", "di@b.com");
    }

    private static EmailResult sent(String email, @Nullable Integer code) {
        return new EmailResult(null, null, email, EmailStatus.SENT, null, code, null);
    }

    private static EmailResult failed(String email, String reason, @Nullable Integer code) {
        return new EmailResult(null, null, email, EmailStatus.FAILED, reason, code, null);
    }

    private static final class Jakarta {
        static Exception allRefused() throws Exception {
            return new jakarta.mail.SendFailedException(
                    "Invalid Addresses",
                    refusals(),
                    null,
                    addresses("ann@b.com", "busy@b.com"),
                    addresses("unknown@b.com"));
        }

        static Exception partly() throws Exception {
            return new org.eclipse.angus.mail.smtp.SMTPSendFailedException(
                    ".",
                    250,
                    "250 queued as 4711\n",
                    refusals(),
                    addresses("ann@b.com"),
                    addresses("busy@b.com"),
                    addresses("unknown@b.com"));
        }

        /** As with {@code mail.smtp.reportsuccess}. */
        static Exception partlyWithSuccesses() throws Exception {
            jakarta.mail.MessagingException first = new org.eclipse.angus.mail.smtp.SMTPAddressSucceededException(
                    new jakarta.mail.internet.InternetAddress("ann@b.com"), "RCPT", 250, "250 OK\n");
            first.setNextException(refusal("busy@b.com", 450, BUSY));
            return new org.eclipse.angus.mail.smtp.SMTPSendFailedException(
                    ".", 250, "250 queued\n", first, addresses("ann@b.com"), addresses("busy@b.com"), null);
        }

        static Exception contentRefused() throws Exception {
            return new org.eclipse.angus.mail.smtp.SMTPSendFailedException(
                    ".",
                    554,
                    "554 5.7.1 spam\n",
                    refusal("unknown@b.com", 550, UNKNOWN),
                    null,
                    addresses("ann@b.com"),
                    addresses("unknown@b.com"));
        }

        static Exception ofAnotherTransport() throws Exception {
            return new jakarta.mail.SendFailedException(
                    "no route", null, null, addresses("busy@b.com"), addresses("unknown@b.com"));
        }

        private static jakarta.mail.MessagingException refusals() throws Exception {
            jakarta.mail.MessagingException first = refusal("unknown@b.com", 550, UNKNOWN);
            first.setNextException(refusal("busy@b.com", 450, BUSY));
            return first;
        }

        private static jakarta.mail.MessagingException refusal(String address, int code, String text) throws Exception {
            return new org.eclipse.angus.mail.smtp.SMTPAddressFailedException(
                    new jakarta.mail.internet.InternetAddress(address), "RCPT TO:<" + address + ">", code, text + "\n");
        }

        static jakarta.mail.Address[] addresses(String... addresses) throws Exception {
            return jakarta.mail.internet.InternetAddress.parse(String.join(",", addresses));
        }

        static jakarta.mail.internet.MimeMessage message(String... to) throws Exception {
            jakarta.mail.internet.MimeMessage message =
                    new jakarta.mail.internet.MimeMessage((jakarta.mail.Session) null);
            message.addRecipients(jakarta.mail.Message.RecipientType.TO, addresses(to));
            return message;
        }
    }

    private static final class Javax {
        static Exception allRefused() throws Exception {
            return new javax.mail.SendFailedException(
                    "Invalid Addresses",
                    refusals(),
                    null,
                    addresses("ann@b.com", "busy@b.com"),
                    addresses("unknown@b.com"));
        }

        static Exception partly() throws Exception {
            return new com.sun.mail.smtp.SMTPSendFailedException(
                    ".",
                    250,
                    "250 queued as 4711\n",
                    refusals(),
                    addresses("ann@b.com"),
                    addresses("busy@b.com"),
                    addresses("unknown@b.com"));
        }

        private static javax.mail.MessagingException refusals() throws Exception {
            javax.mail.MessagingException first = refusal("unknown@b.com", 550, UNKNOWN);
            first.setNextException(refusal("busy@b.com", 450, BUSY));
            return first;
        }

        private static javax.mail.MessagingException refusal(String address, int code, String text) throws Exception {
            return new com.sun.mail.smtp.SMTPAddressFailedException(
                    new javax.mail.internet.InternetAddress(address), "RCPT TO:<" + address + ">", code, text + "\n");
        }

        static javax.mail.Address[] addresses(String... addresses) throws Exception {
            return javax.mail.internet.InternetAddress.parse(String.join(",", addresses));
        }

        static javax.mail.internet.MimeMessage message(String... to) throws Exception {
            javax.mail.internet.MimeMessage message = new javax.mail.internet.MimeMessage((javax.mail.Session) null);
            message.addRecipients(javax.mail.Message.RecipientType.TO, addresses(to));
            return message;
        }
    }
}
