package io.runtrack.agent.capture;

import io.runtrack.agent.values.Accessors;
import io.runtrack.annotations.EmailStatus;
import io.runtrack.diagnostics.Diagnostics;

/** What is made of the emails of a method {@code Mailer#send}. */
final class EmailSamples {
    static final Accessors ACCESSORS = new Accessors((module, packageName) -> {});

    private EmailSamples() {}

    static EmailOutcome outcome(Accessors accessors, Diagnostics diagnostics) {
        return new EmailOutcome(
                new EmailResultReader(accessors),
                new SendFailures(accessors),
                EmailStatus.FAILED,
                new UnreadResults("Mailer#send", diagnostics));
    }
}
