package io.runtrack.agent.capture;

import io.runtrack.agent.email.EmailAddress;
import io.runtrack.agent.email.MailApi;
import io.runtrack.agent.values.Accessors;
import io.runtrack.agent.values.Contents;
import io.runtrack.agent.values.FieldText;
import io.runtrack.agent.values.ResultField;
import io.runtrack.annotations.EmailStatus;
import io.runtrack.model.EmailResult;
import io.runtrack.model.StatusWords;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Understands what email methods return: an object with {@code sent}, {@code failed} and {@code skipped} collections, a
 * collection of results that each have a {@code status}, or one such result. Asks accessors and nothing else. Safe for
 * any thread.
 */
final class EmailResultReader {
    /** The end of Iterables that have none. */
    private static final int MAX_RESULTS = 1_000_000;

    private final ResultField sent;
    private final ResultField failed;
    private final ResultField skipped;
    private final ResultField status;
    private final ResultField agentId;
    private final ResultField agentName;
    private final ResultField reason;
    private final ResultField smtpCode;
    private final ResultField messageId;
    private final EmailAddress addresses;
    private final ResultElements elements;

    EmailResultReader(Accessors accessors) {
        sent = new ResultField(accessors, "sent");
        failed = new ResultField(accessors, "failed");
        skipped = new ResultField(accessors, "skipped");
        status = new ResultField(accessors, "status");
        agentId = new ResultField(accessors, "agent_id", "agentId");
        agentName = new ResultField(accessors, "agent_name", "agentName");
        reason = new ResultField(accessors, "reason", "error", "message");
        smtpCode = new ResultField(accessors, "smtp_code", "smtpCode");
        messageId = new ResultField(accessors, "message_id", "messageId");
        addresses = new EmailAddress(accessors, MailApi.NONE);
        elements = new ResultElements(accessors);
    }

    /** The results of several emails; null when the value does not hold any. */
    @Nullable
    List<EmailResult> batch(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        List<EmailResult> results = sorted(value);
        return results == null ? listed(value) : results;
    }

    /** The results of emails that were told of one after the other; null when one of the values tells of none. */
    @Nullable
    List<EmailResult> each(List<?> values) {
        List<EmailResult> results = new ArrayList<>();
        for (Object value : values) {
            Object content = Contents.of(value);
            List<EmailResult> several = batch(content);
            EmailResult one = several == null ? single(content) : null;
            if (several != null) {
                results.addAll(several);
            } else if (one != null) {
                results.add(one);
            } else {
                return null;
            }
        }
        return results;
    }

    /** The result of one email; null when the value has no status. */
    @Nullable
    EmailResult single(@Nullable Object value) {
        EmailStatus outcome = value == null ? null : statusOf(value);
        return value == null || outcome == null ? null : result(value, outcome);
    }

    private @Nullable List<EmailResult> sorted(Object value) {
        List<EmailResult> results = new ArrayList<>();
        boolean any = addAll(results, sent.of(value), EmailStatus.SENT);
        any |= addAll(results, failed.of(value), EmailStatus.FAILED);
        any |= addAll(results, skipped.of(value), EmailStatus.SKIPPED);
        return any ? results : null;
    }

    /** False when the value is no collection. What a collection gave before it failed is kept. */
    private boolean addAll(List<EmailResult> results, @Nullable Object collection, EmailStatus outcome) {
        try {
            Iterator<?> given = elements.of(collection);
            if (given == null) {
                return false;
            }
            while (given.hasNext() && results.size() < MAX_RESULTS) {
                Object element = given.next();
                if (element != null) {
                    results.add(result(element, outcome));
                }
            }
        } catch (Throwable hostFailure) {
            return true;
        }
        return true;
    }

    private @Nullable List<EmailResult> listed(Object value) {
        List<EmailResult> results = new ArrayList<>();
        try {
            Iterator<?> given = elements.of(value);
            if (given == null) {
                return null;
            }
            while (given.hasNext() && results.size() < MAX_RESULTS) {
                Object element = given.next();
                EmailStatus outcome = element == null ? null : statusOf(element);
                if (element != null && outcome == null) {
                    return null;
                }
                if (element != null && outcome != null) {
                    results.add(result(element, outcome));
                }
            }
        } catch (Throwable hostFailure) {
            return results.isEmpty() ? null : results;
        }
        return results;
    }

    /** Null when it has none. A status in words of its own does not say that the email was not sent. */
    private @Nullable EmailStatus statusOf(Object element) {
        if (element instanceof Enum<?>) {
            return StatusWords.emailStatus(element);
        }
        Object given = status.of(element);
        if (given == null) {
            return null;
        }
        if (given instanceof CharSequence) {
            given = FieldText.of(given);
        }
        EmailStatus known = StatusWords.emailStatus(given);
        return known == null ? EmailStatus.SENT : known;
    }

    /** Null unless it is one. */
    private static @Nullable Integer code(@Nullable String text) {
        try {
            return text == null ? null : Integer.valueOf(text.strip());
        } catch (NumberFormatException noCode) {
            return null;
        }
    }

    private EmailResult result(Object element, EmailStatus outcome) {
        return EmailResult.builder(outcome)
                .agentId(agentId.textOf(element))
                .agentName(agentName.textOf(element))
                .email(addresses.in(element))
                .reason(reason.textOf(element))
                .smtpCode(code(smtpCode.textOf(element)))
                .messageId(messageId.textOf(element))
                .build();
    }
}
