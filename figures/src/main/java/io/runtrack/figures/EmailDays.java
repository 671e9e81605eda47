package io.runtrack.figures;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.model.EmailResult;
import io.runtrack.model.RunMetadata;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at emails day by day, backwards, and counts for how many days running a recipient got nothing. A day counts on
 * which something was to be sent to the recipient: it was sent, or failed. For one thread.
 */
final class EmailDays {
    private static final int MOST_RECIPIENTS = 20_000;
    private static final String NOBODY = "(no address)";

    private final Map<String, Recipient> recipients = new LinkedHashMap<>();
    private final Map<String, Today> day = new HashMap<>();

    private static final class Recipient {
        private final @Nullable Today first; // null when something was sent on the last day
        private int days;
        private boolean open;

        Recipient(Today last) {
            open = !last.sent;
            first = last.sent ? null : last;
            days = 1;
        }
    }

    /** What one day has of a recipient. */
    private static final class Today {
        private boolean sent;
        private @Nullable EmailResult failure;
        private @Nullable RunMetadata run;
    }

    /** An email of the day that is looked at; of runs from the oldest to the newest. */
    void add(RunMetadata run, EmailResult result) {
        if (result.status() == EmailStatus.SKIPPED) {
            return;
        }
        String recipient = recipient(result);
        Today today = day.get(recipient);
        if (today == null && day.size() < MOST_RECIPIENTS) {
            today = new Today();
            day.put(recipient, today);
        }
        if (today != null && result.status() == EmailStatus.SENT) {
            today.sent = true;
        } else if (today != null) {
            today.failure = result;
            today.run = run;
        }
    }

    private static String recipient(EmailResult result) {
        return Stream.of(result.email(), result.agentName(), result.agentId())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(NOBODY);
    }

    /** The day has been looked at; recipients that it is the first of count if it lies in the period. */
    void endDay(boolean isOfPeriod) {
        day.forEach((name, today) -> {
            Recipient known = recipients.get(name);
            if (known == null) {
                if (isOfPeriod) {
                    recipients.put(name, new Recipient(today));
                }
            } else if (known.open) {
                known.open = !today.sent;
                known.days += today.sent ? 0 : 1;
            }
        });
        day.clear();
    }

    /** Whether an earlier day may still matter. */
    boolean isOpen() {
        return recipients.values().stream().anyMatch(recipient -> recipient.open);
    }

    List<PeriodFigures.Unsent> unsent() {
        List<PeriodFigures.Unsent> unsent = new ArrayList<>();
        recipients.forEach((name, recipient) -> {
            Today last = recipient.first;
            if (last != null && last.failure != null && last.run != null) {
                unsent.add(new PeriodFigures.Unsent(
                        name, last.failure.reason(), last.failure.smtpCode(), recipient.days, last.run));
            }
        });
        unsent.sort(Comparator.comparingInt(PeriodFigures.Unsent::days)
                .reversed()
                .thenComparing(PeriodFigures.Unsent::recipient));
        return unsent;
    }
}
