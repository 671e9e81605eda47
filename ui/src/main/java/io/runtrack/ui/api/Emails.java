package io.runtrack.ui.api;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.answer.Field;
import io.runtrack.answer.JsonOutput;
import io.runtrack.answer.StoredTime;
import io.runtrack.figures.logs.RunLogs;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.Sums;
import io.runtrack.question.TimeRange;
import io.runtrack.storage.RunListing;
import io.runtrack.ui.index.Runs;
import io.runtrack.ui.server.Answer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Answers the emails of all runs of a time, and what each recipient got. Safe for several threads. */
final class Emails {
    private static final int MOST_RECIPIENTS = 1_000;
    private static final List<Field<RunEmails.Email>> FIELDS = fields();

    private final Stored stored;

    Emails(Stored stored) {
        this.stored = stored;
    }

    private static List<Field<RunEmails.Email>> fields() {
        List<Field<RunEmails.Email>> fields = new ArrayList<>(RunEmails.FIELDS);
        fields.add(new Field<>("command", email -> email.run().command()));
        fields.add(new Field<>("subcommand", email -> email.run().subcommand()));
        fields.add(new Field<>(
                "run_started_at", email -> StoredTime.text(email.run().startedAt())));
        return List.copyOf(fields);
    }

    /** What one recipient got. */
    private static final class Recipient {
        private final Map<EmailStatus, Integer> counts = new EnumMap<>(EmailStatus.class);
        private final Map<LocalDate, EmailStatus> days = new TreeMap<>();
        private final Map<EmailStatus, Instant> last = new EnumMap<>(EmailStatus.class);
        private RunEmails.@Nullable Email lastFailed;

        /** Of runs from the newest to the oldest. */
        void add(RunEmails.Email email, ZoneId zone) {
            EmailStatus status = email.result().status();
            Instant at = email.run().startedAt();
            counts.merge(status, 1, Integer::sum);
            last.putIfAbsent(status, at);
            lastFailed = lastFailed == null && status == EmailStatus.FAILED ? email : lastFailed;
            // Of a day on which something was sent that is what counts, else that something failed.
            days.merge(LocalDate.ofInstant(at, zone), status, (one, other) -> one.compareTo(other) < 0 ? one : other);
        }

        int count(EmailStatus status) {
            return counts.getOrDefault(status, 0);
        }
    }

    Answer answer(Runs runs, Parameters parameters) throws IOException {
        TimeRange range = parameters.range();
        ZoneId zone = parameters.zone();
        RunListing listing = runs.between(range.from(), range.to());
        List<EmailStatus> statuses = parameters.someOf("status", RunEmails::status, RunEmails.STATUSES);
        Set<EmailStatus> wanted = statuses.isEmpty() ? EnumSet.allOf(EmailStatus.class) : EnumSet.copyOf(statuses);
        String recipient = parameters.text("recipient");
        RunLogs logs = new RunLogs(stored.storage());
        List<RunEmails.Email> found = new ArrayList<>();
        Map<String, Recipient> recipients = new HashMap<>();
        for (RunMetadata run : runs.counting(listing.runs())) {
            if (stored.options().wanted().test(run) && Sums.emails(run) > 0) {
                logs.eachEmail(run, result -> {
                    RunEmails.Email email = new RunEmails.Email(run, result);
                    String name = String.valueOf(email.recipient());
                    if (recipient == null
                            || name.toLowerCase(Locale.ROOT).contains(recipient.toLowerCase(Locale.ROOT))) {
                        recipients
                                .computeIfAbsent(name, first -> new Recipient())
                                .add(email, zone);
                        if (wanted.contains(result.status())) {
                            found.add(email);
                        }
                    }
                });
            }
        }
        Cursor.Page<RunEmails.Email> page = Cursor.page(found, parameters, email -> null);
        if (parameters.isCsv()) {
            return Json.csv("emails", FIELDS, page.rows());
        }
        return Json.answer(json -> {
            Json.objects(json, "emails", page.rows(), (out, email) -> out.fields(FIELDS, email));
            Json.number(json, "total", found.size());
            Json.text(json, "next", page.next());
            writeRecipients(json, recipients);
            Json.text(json, "from", StoredTime.text(range.from()));
            Json.text(json, "to", StoredTime.text(range.to()));
            Json.text(json, "zone", zone);
            Json.texts(json, "unreadable", logs.unreadable());
        });
    }

    /** Those with most failures first. */
    private static void writeRecipients(JsonOutput json, Map<String, Recipient> recipients) throws IOException {
        List<String> names = recipients.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, Recipient>>comparingInt(
                                each -> -each.getValue().count(EmailStatus.FAILED))
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .limit(MOST_RECIPIENTS)
                .toList();
        Json.objects(json, "recipients", names, (out, name) -> {
            Recipient recipient = recipients.getOrDefault(name, new Recipient());
            Json.text(out, "recipient", name);
            for (EmailStatus status : EmailStatus.values()) {
                Json.number(out, Field.lower(status), recipient.count(status));
            }
            Json.text(out, "last_sent_at", StoredTime.text(recipient.last.get(EmailStatus.SENT)));
            Json.text(out, "last_failed_at", StoredTime.text(recipient.last.get(EmailStatus.FAILED)));
            RunEmails.Email failed = recipient.lastFailed;
            Json.text(out, "reason", failed == null ? null : failed.result().reason());
            Json.number(
                    out, "smtp_code", failed == null ? null : failed.result().smtpCode());
            Json.object(out, "days", days -> {
                for (Map.Entry<LocalDate, EmailStatus> day : recipient.days.entrySet()) {
                    Json.text(days, day.getKey().toString(), Field.lower(day.getValue()));
                }
            });
        });
    }
}
