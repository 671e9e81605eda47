package io.runtrack.figures.facts;

import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The JSON of {@link MailFacts}, which are filled when they are read. For one thread. */
final class MailFactsJson {
    private final MailFacts facts;

    MailFactsJson(MailFacts facts) {
        this.facts = facts;
    }

    void write(FactsOutput json) throws IOException {
        json.object(() -> {
            json.field(
                    "recipients",
                    () -> json.rows(
                            facts.recipients.kept().entrySet(),
                            each -> json.row(() -> {
                                json.text(each.getKey().email());
                                json.text(each.getKey().agentId());
                                json.text(each.getKey().agentName());
                                write(each.getValue(), json);
                            })));
            json.field("other_recipients", () -> json.row(() -> write(facts.otherRecipients, json)));
            json.field(
                    "reasons",
                    () -> json.rows(
                            facts.reasons.kept().entrySet(),
                            each -> json.row(() -> {
                                json.text(each.getKey().status().name());
                                json.text(each.getKey().text());
                                write(each.getValue(), json);
                            })));
            json.field("other_failed", () -> json.row(() -> write(facts.otherFailed, json)));
            json.field("other_skipped", () -> json.row(() -> write(facts.otherSkipped, json)));
            json.field(
                    "to_be_sent",
                    () -> json.rows(
                            facts.days.kept().entrySet(),
                            each -> json.row(() -> {
                                json.text(each.getKey());
                                json.number(each.getValue().sent ? 1 : 0);
                                write(each.getValue().failure, json);
                            })));
        });
    }

    void read(FactsInput json) throws IOException {
        json.object(() -> {
            json.field(
                    "recipients",
                    () -> json.rows(() -> read(
                            facts.recipients.of(
                                    new MailFacts.Recipient(json.textOrNull(), json.textOrNull(), json.textOrNull())),
                            json)));
            json.field("other_recipients", () -> json.row(() -> read(facts.otherRecipients, json)));
            json.field(
                    "reasons",
                    () -> json.rows(() -> read(
                            facts.reasons.of(
                                    new MailFacts.Reason(FactsJson.emailStatus(json.text()), json.textOrNull())),
                            json)));
            json.field("other_failed", () -> json.row(() -> read(facts.otherFailed, json)));
            json.field("other_skipped", () -> json.row(() -> read(facts.otherSkipped, json)));
            json.field(
                    "to_be_sent",
                    () -> json.rows(() -> {
                        MailFacts.MailDay day = facts.days.of(json.text());
                        day.sent = json.count() == 1;
                        day.failure = unsent(json);
                    }));
        });
    }

    private static void write(MailFacts.Mails mails, FactsOutput json) throws IOException {
        json.number(mails.sent);
        json.number(mails.failed);
        json.number(mails.skipped);
        write(mails.last, json);
    }

    private static void read(MailFacts.Mails mails, FactsInput json) throws IOException {
        mails.sent = json.count();
        mails.failed = json.count();
        mails.skipped = json.count();
        mails.last = unsent(json);
    }

    private static void write(MailFacts.@Nullable Unsent unsent, FactsOutput json) throws IOException {
        if (unsent == null) {
            json.none();
            return;
        }
        json.row(() -> {
            json.text(unsent.runId());
            json.instant(unsent.runStart());
            json.number(unsent.position());
            json.text(unsent.reason());
            json.integer(unsent.smtpCode());
        });
    }

    private static MailFacts.@Nullable Unsent unsent(FactsInput json) throws IOException {
        if (!json.isRow()) {
            return null;
        }
        String run = json.text();
        Instant start = json.instant();
        long position = json.count();
        MailFacts.Unsent unsent = new MailFacts.Unsent(run, start, position, json.textOrNull(), json.integerOrNull());
        json.endOfRow();
        return unsent;
    }
}
