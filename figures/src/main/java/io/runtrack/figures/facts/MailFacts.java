package io.runtrack.figures.facts;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.figures.logs.ErrorMessages;
import io.runtrack.model.EmailResult;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.Sums;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the email logs of some runs come to. It adds up in any order. For one thread. */
public final class MailFacts implements Addable<MailFacts> {
    static final int MOST_RECIPIENTS = 20_000;
    static final int MOST_REASONS = 2_000;
    private static final String NOBODY = "(no address)";
    private static final Comparator<@Nullable String> TEXTS = Comparator.nullsFirst(Comparator.naturalOrder());
    private static final Comparator<Recipient> RECIPIENTS = Comparator.comparing(Recipient::email, TEXTS)
            .thenComparing(Recipient::agentId, TEXTS)
            .thenComparing(Recipient::agentName, TEXTS);
    private static final Comparator<Reason> REASONS =
            Comparator.comparing(Reason::status).thenComparing(Reason::text, TEXTS);

    final Mails otherRecipients = new Mails();
    final BoundedTable<Recipient, Mails> recipients =
            new BoundedTable<>(MOST_RECIPIENTS, RECIPIENTS, Mails::new, beyond -> otherRecipients);
    final Mails otherFailed = new Mails();
    final Mails otherSkipped = new Mails();
    final BoundedTable<Reason, Mails> reasons = new BoundedTable<>(
            MOST_REASONS,
            REASONS,
            Mails::new,
            reason -> reason.status == EmailStatus.FAILED ? otherFailed : otherSkipped);
    final BoundedTable<String, MailDay> days =
            new BoundedTable<>(MOST_RECIPIENTS, Comparator.naturalOrder(), MailDay::new, beyond -> new MailDay());

    /** What was to be sent to whom on the day, by the recipient's name. */
    public Map<String, MailDay> days() {
        return days.kept();
    }

    /** Whom emails went to. */
    public record Recipient(
            @Nullable String email,
            @Nullable String agentId,
            @Nullable String agentName) {}

    /**
     * Why emails were not sent.
     *
     * @param status failed or skipped
     * @param text the reason, without what is particular
     */
    public record Reason(EmailStatus status, @Nullable String text) {}

    /**
     * An email that was not sent.
     *
     * @param runId its run
     * @param runStart when that started
     * @param position its place in the run's log
     */
    public record Unsent(
            String runId,
            Instant runStart,
            long position,
            @Nullable String reason,
            @Nullable Integer smtpCode) {
        private static final Comparator<Unsent> ORDER = Comparator.comparing(Unsent::runStart)
                .thenComparing(Unsent::runId)
                .thenComparing(Unsent::position);

        Unsent later(@Nullable Unsent other) {
            return other == null || ORDER.compare(this, other) >= 0 ? this : other;
        }
    }

    /** How many emails there were. */
    public static final class Mails implements Addable<Mails> {
        long sent;
        long failed;
        long skipped;

        @Nullable
        Unsent last;

        void add(EmailStatus status, @Nullable Unsent unsent) {
            sent += status == EmailStatus.SENT ? 1 : 0;
            failed += status == EmailStatus.FAILED ? 1 : 0;
            skipped += status == EmailStatus.SKIPPED ? 1 : 0;
            last = unsent == null ? last : unsent.later(last);
        }

        @Override
        public void add(Mails other) {
            sent = Sums.plus(sent, other.sent);
            failed = Sums.plus(failed, other.failed);
            skipped = Sums.plus(skipped, other.skipped);
            last = other.last == null ? last : other.last.later(last);
        }

        public long sent() {
            return sent;
        }

        public long failed() {
            return failed;
        }

        public long skipped() {
            return skipped;
        }

        /** Why the last one that was not sent was not. */
        public @Nullable String lastReason() {
            return last == null ? null : last.reason;
        }
    }

    /** What one recipient was sent, and was not: skipped ones, which were not to be sent, do not count. */
    public static final class MailDay implements Addable<MailDay> {
        boolean sent;

        @Nullable
        Unsent failure;

        /** Whether anything was. */
        public boolean wasSent() {
            return sent;
        }

        /** What was not sent at last; null when nothing failed. */
        public @Nullable Unsent failure() {
            return failure;
        }

        @Override
        public void add(MailDay other) {
            sent |= other.sent;
            failure = other.failure == null ? failure : other.failure.later(failure);
        }
    }

    /** What was to be sent. */
    void addToBeSent(RunMetadata run, EmailResult result, long position) {
        if (result.status() == EmailStatus.SKIPPED) {
            return;
        }
        String name = Stream.of(result.email(), result.agentName(), result.agentId())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(NOBODY);
        MailDay day = new MailDay();
        day.sent = result.status() == EmailStatus.SENT;
        day.failure = day.sent ? null : unsent(run, result, position);
        days.of(name).add(day);
    }

    /** An email, whatever became of it, without what {@link #addToBeSent} takes. */
    void add(RunMetadata run, EmailResult result, long position) {
        Unsent unsent = result.status() == EmailStatus.SENT ? null : unsent(run, result, position);
        recipients
                .of(new Recipient(result.email(), result.agentId(), result.agentName()))
                .add(result.status(), unsent);
        if (unsent != null) {
            // Why each reason was last met, nobody asks.
            reasons.of(new Reason(result.status(), ErrorMessages.normalised(result.reason())))
                    .add(result.status(), null);
        }
    }

    private static Unsent unsent(RunMetadata run, EmailResult result, long position) {
        return new Unsent(run.runId(), run.startedAt(), position, result.reason(), result.smtpCode());
    }

    @Override
    public void add(MailFacts other) {
        otherRecipients.add(other.otherRecipients);
        recipients.add(other.recipients);
        otherFailed.add(other.otherFailed);
        otherSkipped.add(other.otherSkipped);
        reasons.add(other.reasons);
        days.add(other.days);
    }

    /** By recipient, in alphabetical order. */
    public Map<Recipient, Mails> recipients() {
        return recipients.kept();
    }

    /** The emails of further recipients. */
    public Mails otherRecipients() {
        return otherRecipients;
    }

    /** By reason, in alphabetical order. */
    public Map<Reason, Mails> reasons() {
        return reasons.kept();
    }

    /** The emails that failed for further reasons. */
    public Mails otherFailed() {
        return otherFailed;
    }

    /** The emails that were skipped for further reasons. */
    public Mails otherSkipped() {
        return otherSkipped;
    }
}
