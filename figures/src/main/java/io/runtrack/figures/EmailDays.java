package io.runtrack.figures;

import io.runtrack.figures.facts.MailFacts;
import io.runtrack.model.RunMetadata;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks at emails day by day, backwards, and counts for how many days running a recipient got nothing. A day counts on
 * which something was to be sent to the recipient: it was sent, or failed. For one thread.
 */
final class EmailDays {
    private final Map<String, Recipient> recipients = new LinkedHashMap<>();
    private Map<String, MailFacts.MailDay> today = Map.of();
    private @Nullable LocalDate day;
    private boolean ofPeriod;

    private static final class Recipient {
        private final MailFacts.@Nullable Unsent failure; // null when something was sent on the last day
        private int days = 1;
        private boolean open;

        Recipient(MailFacts.MailDay last) {
            open = !last.wasSent();
            failure = last.wasSent() ? null : last.failure();
        }
    }

    /** What is known of a day, or of a part of it; the newest day comes first. */
    void add(LocalDate of, boolean isOfPeriod, MailFacts facts) {
        if (!of.equals(day)) {
            endDay();
            day = of;
            ofPeriod = false;
            today = new HashMap<>();
        }
        ofPeriod |= isOfPeriod;
        facts.days().forEach((name, part) -> today.computeIfAbsent(name, first -> new MailFacts.MailDay())
                .add(part));
    }

    /** Recipients that the day is the first of count if it lies in the period. */
    private void endDay() {
        today.forEach((name, last) -> {
            Recipient known = recipients.get(name);
            if (known == null) {
                if (ofPeriod) {
                    recipients.put(name, new Recipient(last));
                }
            } else if (known.open) {
                known.open = !last.wasSent();
                known.days += last.wasSent() ? 0 : 1;
            }
        });
        today = Map.of();
        day = null;
    }

    /** Whether an earlier day than the last one, or the rest of it, may still matter. */
    boolean isOpenBefore(LocalDate next) {
        if (next.equals(day)) {
            return true;
        }
        endDay();
        return recipients.values().stream().anyMatch(recipient -> recipient.open);
    }

    /** Those who got nothing, with most days first. */
    List<PeriodFigures.Unsent> unsent(Function<String, RunMetadata> runs) {
        endDay();
        List<PeriodFigures.Unsent> unsent = new ArrayList<>();
        recipients.forEach((name, recipient) -> {
            MailFacts.Unsent last = recipient.failure;
            if (last != null) {
                unsent.add(new PeriodFigures.Unsent(
                        name, last.reason(), last.smtpCode(), recipient.days, runs.apply(last.runId())));
            }
        });
        unsent.sort(Comparator.comparingInt(PeriodFigures.Unsent::days)
                .reversed()
                .thenComparing(PeriodFigures.Unsent::recipient));
        return unsent;
    }
}
