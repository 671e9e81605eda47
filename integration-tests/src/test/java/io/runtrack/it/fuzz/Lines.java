package io.runtrack.it.fuzz;

import org.jspecify.annotations.Nullable;

/** The one line that a record is compared by, foretold or stored. */
final class Lines {

    private Lines() {}

    static String file(
            @Nullable String path,
            @Nullable String type,
            @Nullable String agent,
            String status,
            @Nullable String error,
            @Nullable String output,
            int attempt) {
        return "file " + shown(path) + " " + status + " type=" + shown(type) + " agent=" + shown(agent) + " error="
                + shown(error) + " output=" + shown(output) + " attempt=" + attempt;
    }

    static String email(
            @Nullable String address,
            String status,
            @Nullable String agent,
            @Nullable String agentName,
            @Nullable String reason) {
        return "email " + shown(address) + " " + status + " agent=" + shown(agent) + " name=" + shown(agentName)
                + " reason=" + shown(reason);
    }

    /** Null if neither is there. */
    static @Nullable String error(@Nullable String type, @Nullable String message) {
        return type == null && message == null ? null : type + ": " + shown(message);
    }

    static String shown(@Nullable String text) {
        return text == null ? "null" : "'" + text + "'";
    }
}
