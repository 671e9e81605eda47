package io.runtrack.it.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a JVM left on record, in the lines in which a model foretells it: one of each run, and one of each record after
 * its command.
 */
final class StoredRecords {

    private StoredRecords() {}

    static List<String> in(TrackedFolder folder, String implicitCommand) {
        List<StoredRun> runs = folder.runs();
        Map<String, String> commands = new HashMap<>();
        runs.forEach(run -> commands.put(run.id(), run.text("command")));
        List<String> lines = new ArrayList<>();
        for (StoredRun run : runs) {
            boolean implicit = run.text("command").equals(implicitCommand);
            String command = implicit ? ExpectedRun.IMPLICIT : run.text("command");
            if (!implicit) {
                lines.add(head(run, commands));
            }
            lines(run).forEach(line -> lines.add(command + ": " + line));
        }
        return lines;
    }

    private static String head(StoredRun run, Map<String, String> commands) {
        JsonNode metadata = run.metadata();
        String parent = text(metadata, "parent_run_id");
        Counts counts = counts(metadata);
        String error = Lines.error(text(metadata, "error_type"), text(metadata, "error_message"));
        boolean fixed =
                text(metadata, "exit_code") != null || text(metadata, "error_type") != null || counts.fixesMessage();
        String shown = fixed || error == null ? Lines.shown(error) : Lines.shown("null: 'any'");
        return ExpectedRun.head(
                        run.text("command"),
                        text(metadata, "subcommand"),
                        text(metadata, "config_path"),
                        text(metadata, "target_date"),
                        parent == null ? null : commands.get(parent))
                + " " + run.text("status") + " " + shown + " exit=" + text(metadata, "exit_code") + " " + counts;
    }

    private static Counts counts(JsonNode metadata) {
        Counts counts = new Counts();
        for (String status : List.of("success", "failed", "skipped")) {
            times(metadata, status + "_count", () -> counts.file(status, false));
        }
        for (String status : List.of("sent", "failed", "skipped")) {
            times(metadata, "emails_" + status, () -> counts.email(status));
        }
        return counts;
    }

    private static void times(JsonNode metadata, String field, Runnable action) {
        for (int i = 0; i < metadata.get(field).asInt(); i++) {
            action.run();
        }
    }

    private static List<String> lines(StoredRun run) {
        List<String> lines = new ArrayList<>();
        run.files().forEach(file -> lines.add(file(file)));
        run.emails().forEach(email -> lines.add(email(email)));
        return lines;
    }

    private static String file(JsonNode file) {
        return Lines.file(
                text(file, "file_path"),
                text(file, "file_type"),
                text(file, "agent_id"),
                file.get("status").asText(),
                Lines.error(text(file, "error_type"), text(file, "error_message")),
                text(file, "output_path"),
                file.get("attempt").asInt());
    }

    private static String email(JsonNode email) {
        return Lines.email(
                text(email, "email"),
                email.get("status").asText(),
                text(email, "agent_id"),
                text(email, "agent_name"),
                text(email, "reason"));
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            throw new AssertionError(field + " was left out of " + node);
        }
        return value.isNull() ? null : value.asText();
    }
}
