package io.runtrack.cli.report.figures;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.figures.ErrorMessages;
import io.runtrack.model.EmailResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Folds a period's emails by recipient and by reason. There are so many of each at the most; what comes beyond is one
 * row more. For one thread.
 */
final class EmailFold {
    private static final int MOST_RECIPIENTS = 20_000;
    private static final int MOST_REASONS = 2_000;
    private static final int MOST_SHOWN = 200;
    private static final Recipient OTHERS = new Recipient("(other recipients)", null, null);

    private final Map<Recipient, Tally> recipients = new HashMap<>();
    private final Map<Reason, Long> reasons = new HashMap<>();

    private record Recipient(
            @Nullable String email,
            @Nullable String agentId,
            @Nullable String agentName) {}

    private record Reason(EmailStatus status, @Nullable String text) {}

    private static final class Tally {
        private final Counts<EmailStatus> counts = new Counts<>(EmailStatus.class);
        private @Nullable String lastReason;
    }

    void add(EmailResult result) {
        Recipient recipient = new Recipient(result.email(), result.agentId(), result.agentName());
        if (recipients.size() >= MOST_RECIPIENTS && !recipients.containsKey(recipient)) {
            recipient = OTHERS;
        }
        Tally tally = recipients.computeIfAbsent(recipient, first -> new Tally());
        tally.counts.add(result.status());
        if (result.status() != EmailStatus.SENT) {
            tally.lastReason = result.reason();
            Reason reason = new Reason(result.status(), ErrorMessages.normalised(result.reason()));
            boolean others = reasons.size() >= MOST_REASONS && !reasons.containsKey(reason);
            reasons.merge(others ? new Reason(result.status(), "(other reasons)") : reason, 1L, Long::sum);
        }
    }

    /** Failed ones first, the most frequent first. */
    DeliveryReport.Limited<DeliveryReport.ReasonRow> reasons() {
        List<DeliveryReport.ReasonRow> rows = new ArrayList<>();
        reasons.forEach((reason, count) ->
                rows.add(new DeliveryReport.ReasonRow(Words.lower(reason.status), reason.text, count)));
        rows.sort(Comparator.comparing(DeliveryReport.ReasonRow::status)
                .thenComparing(Comparator.comparingLong(DeliveryReport.ReasonRow::count)
                        .reversed())
                .thenComparing(row -> String.valueOf(row.reason())));
        return DeliveryReport.Limited.of(rows, MOST_SHOWN);
    }

    /** Those with most failures first. */
    DeliveryReport.Limited<DeliveryReport.RecipientRow> recipients() {
        List<DeliveryReport.RecipientRow> rows = new ArrayList<>();
        recipients.forEach((recipient, tally) -> rows.add(new DeliveryReport.RecipientRow(
                recipient.email,
                recipient.agentId,
                recipient.agentName,
                tally.counts.of(EmailStatus.SENT),
                tally.counts.of(EmailStatus.FAILED),
                tally.counts.of(EmailStatus.SKIPPED),
                tally.lastReason)));
        rows.sort(Comparator.comparingLong(DeliveryReport.RecipientRow::failed)
                .reversed()
                .thenComparing(Comparator.comparingLong(DeliveryReport.RecipientRow::skipped)
                        .reversed())
                .thenComparing(row -> String.valueOf(row.email()))
                .thenComparing(row -> String.valueOf(row.agentId()))
                .thenComparing(row -> String.valueOf(row.agentName())));
        return DeliveryReport.Limited.of(rows, MOST_SHOWN);
    }
}
