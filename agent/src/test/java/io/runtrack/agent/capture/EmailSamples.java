package io.runtrack.agent.capture;

import io.runtrack.agent.capture.EmailOutcome.Addressees;
import io.runtrack.agent.email.EmailAddress;
import io.runtrack.agent.email.MailApi;
import io.runtrack.agent.frameworks.BuiltInMail;
import io.runtrack.agent.template.SampleCall;
import io.runtrack.agent.values.Accessors;
import io.runtrack.annotations.EmailStatus;
import io.runtrack.diagnostics.Diagnostics;
import io.runtrack.model.EmailResult;
import java.util.List;

/** What is made of the emails of a method {@code Mailer#send}. */
public final class EmailSamples {
    public static final Accessors ACCESSORS = new Accessors((module, packageName) -> {});

    private EmailSamples() {}

    static EmailOutcome outcome(Accessors accessors, Diagnostics diagnostics) {
        return new EmailOutcome(
                new EmailResultReader(accessors),
                new BuiltInMail(accessors),
                EmailStatus.FAILED,
                new UnreadResults("Mailer#send", diagnostics));
    }

    /** What is recorded when a send to some addresses has thrown. */
    public static List<EmailResult> threw(MailApi mail, Throwable thrown, String... recipients) {
        EmailOutcome outcome = new EmailOutcome(
                new EmailResultReader(ACCESSORS),
                mail,
                EmailStatus.FAILED,
                new UnreadResults("Mailer#send", new Warnings()));
        EmailAddress addresses = new EmailAddress(ACCESSORS, mail);
        return outcome.of(
                new Addressees(null, null, addresses.envelopes(List.of(recipients))), SampleCall.with(), thrown);
    }
}
