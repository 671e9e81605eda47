package io.runtrack.it.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The emails of one tracked send. */
final class Sends {

    private Sends() {}

    static void record(ExpectedRun run, Fields fields, Done done) {
        Value value = done.value();
        String agent = fields.textOr("agentId", "agentId");
        String name = fields.textOr("agentName", "agentName");
        if (done.failure() == null && isListOfResults(value.type())) {
            for (Value each : value.elements()) {
                String status = String.valueOf(text(each, "status"));
                run.email(Lines.email(text(each, "email"), status, agent, name, text(each, "reason")), status);
            }
            return;
        }
        String status = Outcomes.ofEmail(fields.marking(), done);
        String reason = reason(done.failure());
        for (String address : recipients(fields)) {
            run.email(Lines.email(address, status, agent, name, reason), status);
        }
    }

    /** An exception that says nothing is at least called by its name. */
    private static @Nullable String reason(@Nullable Failure failure) {
        return failure == null ? null : failure.message() == null ? failure.type() : failure.message();
    }

    private static boolean isListOfResults(JavaType type) {
        return type == JavaType.SENDS || type == JavaType.SORTED_SENDS;
    }

    private static @Nullable String text(Value result, String part) {
        Value value = result.parts().get(part);
        return value == null ? null : value.text();
    }

    private static List<@Nullable String> recipients(Fields fields) {
        Value value = fields.valueOr("email", "email", "to", "recipient");
        List<@Nullable String> addresses = new ArrayList<>();
        if (value == null || value.isNull() || (value.type() != JavaType.LIST && value.type() != JavaType.STRINGS)) {
            addresses.add(value == null ? null : value.text());
        } else {
            value.elements().forEach(each -> addresses.add(each.text()));
        }
        return addresses;
    }
}
