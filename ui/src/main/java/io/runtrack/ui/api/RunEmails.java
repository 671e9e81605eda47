package io.runtrack.ui.api;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.answer.Field;
import io.runtrack.answer.Fields;
import io.runtrack.figures.logs.RunLogs;
import io.runtrack.model.EmailResult;
import io.runtrack.model.RunMetadata;
import io.runtrack.ui.server.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers the emails of a run and all below it: failed ones first, then skipped, then sent. Safe for several threads.
 */
final class RunEmails {
    private static final List<EmailStatus> BY_URGENCY =
            List.of(EmailStatus.FAILED, EmailStatus.SKIPPED, EmailStatus.SENT);
    static final List<String> STATUSES =
            Stream.of(EmailStatus.values()).map(Field::lower).toList();

    private final Stored stored;

    RunEmails(Stored stored) {
        this.stored = stored;
    }

    /** An email, and the run that it was sent in. */
    record Email(RunMetadata run, EmailResult result) {
        /** Whom it is for, as far as that is known. */
        @Nullable
        String recipient() {
            return Stream.of(result.email(), result.agentName(), result.agentId())
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** The fields of an email, that of the run first. */
    static final List<Field<Email>> FIELDS = fields();

    private static List<Field<Email>> fields() {
        List<Field<Email>> fields = new ArrayList<>();
        fields.add(new Field<>("run_id", email -> email.run().runId()));
        Fields.EMAIL.forEach(field ->
                fields.add(new Field<>(field.name(), email -> field.value().apply(email.result()))));
        return List.copyOf(fields);
    }

    static @Nullable EmailStatus status(String text) {
        return Stream.of(EmailStatus.values())
                .filter(status -> status.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }

    Answer answer(List<RunMetadata> runs, Parameters parameters) throws IOException {
        RunLogs logs = new RunLogs(stored.storage());
        List<Email> all = new ArrayList<>();
        for (RunMetadata run : runs) {
            logs.eachEmail(run, result -> all.add(new Email(run, result)));
        }
        List<EmailStatus> statuses = parameters.someOf("status", RunEmails::status, STATUSES);
        Set<EmailStatus> wanted = statuses.isEmpty() ? EnumSet.allOf(EmailStatus.class) : EnumSet.copyOf(statuses);
        String text = parameters.text("q");
        List<Email> found = all.stream()
                .filter(email -> text == null || holds(email.result(), text.toLowerCase(Locale.ROOT)))
                .sorted(Comparator.comparing(
                        email -> BY_URGENCY.indexOf(email.result().status())))
                .toList();
        List<Email> shown = found.stream()
                .filter(email -> wanted.contains(email.result().status()))
                .toList();
        Cursor.Page<Email> page = Cursor.page(shown, parameters, email -> null);
        if (parameters.isCsv()) {
            return Json.csv("emails", FIELDS, page.rows());
        }
        return Json.answer(json -> {
            Json.objects(json, "emails", page.rows(), (out, email) -> out.fields(FIELDS, email));
            Json.number(json, "total", shown.size());
            Json.text(json, "next", page.next());
            Json.object(json, "facets", out -> Json.counts(out, "status", counts(found)));
            Json.texts(json, "unreadable", logs.unreadable());
        });
    }

    private static Map<String, Integer> counts(List<Email> emails) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (EmailStatus status : BY_URGENCY) {
            counts.put(Field.lower(status), 0);
        }
        emails.forEach(email -> counts.merge(Field.lower(email.result().status()), 1, Integer::sum));
        return counts;
    }

    private static boolean holds(EmailResult result, String text) {
        return Stream.of(result.email(), result.agentName(), result.agentId(), result.reason())
                .anyMatch(each -> each != null && each.toLowerCase(Locale.ROOT).contains(text));
    }
}
