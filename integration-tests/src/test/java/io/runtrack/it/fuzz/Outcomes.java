package io.runtrack.it.fuzz;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a file or an email ended, by the contract's order of what decides. */
final class Outcomes {
    private static final Map<String, String> WORDS = Map.of(
            "success", "success",
            "ok", "success",
            "done", "success",
            "failed", "failed",
            "error", "failed",
            "failure", "failed",
            "skipped", "skipped",
            "ignored", "skipped");

    private Outcomes() {}

    static String ofFile(Fields fields, Done done) {
        Marking marking = fields.marking();
        Failure failure = done.failure();
        if (failure != null) {
            String skipped = String.valueOf(marking.text("skipOn"));
            return failure.types().stream().anyMatch(type -> skipped.contains(type + ".class")) ? "skipped" : "failed";
        }
        Value value = done.value();
        return word(fields.text("status", value))
                .or(() -> constant(value.seen()))
                .orElseGet(() -> ofValue(marking, value));
    }

    private static String ofValue(Marking marking, Value value) {
        Value seen = value.seen();
        if (seen == null || seen.isEmpty()) {
            return value.type() == JavaType.FUTURE_VOID && !value.isNull()
                    ? "success"
                    : marking.status("whenEmpty", "success");
        }
        return seen.isFalse() ? marking.status("whenFalse", "success") : "success";
    }

    private static Optional<String> constant(@Nullable Value value) {
        return value == null || value.type() != JavaType.RESULT ? Optional.empty() : word(value.text());
    }

    private static Optional<String> word(@Nullable String text) {
        return text == null ? Optional.empty() : Optional.ofNullable(WORDS.get(text.toLowerCase(Locale.ROOT)));
    }

    /** Of a send whose result is no list of results. */
    static String ofEmail(Marking marking, Done done) {
        if (done.failure() != null) {
            return "failed";
        }
        Value value = done.value();
        if (value.isFalse()) {
            return marking.status("whenFalse", "failed");
        }
        return constant(value)
                .map(word -> word.equals("success") ? "sent" : word)
                .orElse("sent");
    }
}
