package io.runtrack.cli.report.figures;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.figures.RunTotals;
import io.runtrack.figures.facts.MailFacts;
import io.runtrack.outcome.Sums;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The emails of a period as a report lists them. Stateless. */
final class EmailRows {
    private static final int MOST_SHOWN = 200;
    private static final String OTHER_REASONS = "(other reasons)";
    private static final MailFacts.Recipient OTHERS = new MailFacts.Recipient("(other recipients)", null, null);

    private EmailRows() {}

    static DeliveryReport.Emails of(RunTotals totals, RunTotals before, MailFacts facts) {
        long all = Sums.plus(totals.emailsSent(), Sums.plus(totals.emailsFailed(), totals.emailsSkipped()));
        return new DeliveryReport.Emails(
                new DeliveryReport.Compared(totals.emailsSent(), before.emailsSent()),
                new DeliveryReport.Compared(totals.emailsFailed(), before.emailsFailed()),
                new DeliveryReport.Compared(totals.emailsSkipped(), before.emailsSkipped()),
                Percent.of(totals.emailsFailed(), all),
                reasons(facts),
                recipients(facts));
    }

    /** Failed ones first, the most frequent first. */
    private static DeliveryReport.Limited<DeliveryReport.ReasonRow> reasons(MailFacts facts) {
        List<DeliveryReport.ReasonRow> rows = new ArrayList<>();
        facts.reasons().forEach((reason, mails) -> add(reason.status(), reason.text(), mails, rows));
        add(EmailStatus.FAILED, OTHER_REASONS, facts.otherFailed(), rows);
        add(EmailStatus.SKIPPED, OTHER_REASONS, facts.otherSkipped(), rows);
        rows.sort(Comparator.comparing(DeliveryReport.ReasonRow::status)
                .thenComparing(Comparator.comparingLong(DeliveryReport.ReasonRow::count)
                        .reversed())
                .thenComparing(row -> String.valueOf(row.reason())));
        return DeliveryReport.Limited.of(rows, MOST_SHOWN);
    }

    private static void add(
            EmailStatus status, @Nullable String reason, MailFacts.Mails mails, List<DeliveryReport.ReasonRow> rows) {
        long count = Sums.plus(mails.failed(), mails.skipped());
        if (count > 0) {
            rows.add(new DeliveryReport.ReasonRow(Words.lower(status), reason, count));
        }
    }

    /** Those with most failures first. */
    private static DeliveryReport.Limited<DeliveryReport.RecipientRow> recipients(MailFacts facts) {
        List<DeliveryReport.RecipientRow> rows = new ArrayList<>();
        facts.recipients().forEach((recipient, mails) -> rows.add(row(recipient, mails)));
        MailFacts.Mails others = facts.otherRecipients();
        if (others.sent() > 0 || others.failed() > 0 || others.skipped() > 0) {
            rows.add(row(OTHERS, others));
        }
        rows.sort(Comparator.comparingLong(DeliveryReport.RecipientRow::failed)
                .reversed()
                .thenComparing(Comparator.comparingLong(DeliveryReport.RecipientRow::skipped)
                        .reversed())
                .thenComparing(row -> String.valueOf(row.email()))
                .thenComparing(row -> String.valueOf(row.agentId()))
                .thenComparing(row -> String.valueOf(row.agentName())));
        return DeliveryReport.Limited.of(rows, MOST_SHOWN);
    }

    private static DeliveryReport.RecipientRow row(MailFacts.Recipient recipient, MailFacts.Mails mails) {
        return new DeliveryReport.RecipientRow(
                recipient.email(),
                recipient.agentId(),
                recipient.agentName(),
                mails.sent(),
                mails.failed(),
                mails.skipped(),
                mails.lastReason());
    }
}
