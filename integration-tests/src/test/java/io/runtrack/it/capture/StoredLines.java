package io.runtrack.it.capture;

import com.fasterxml.jackson.databind.JsonNode;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.util.ArrayList;
import java.util.List;

/** What is stored in a folder, in the notation of docs/capture.md: one line a record. */
final class StoredLines {
    private static final List<String> FILE_FIELDS =
            List.of("file_type", "agent_id", "error_type", "error_message", "output_path");
    private static final List<String> EMAIL_FIELDS = List.of("agent_id", "agent_name", "reason");
    private static final List<String> RUN_FIELDS =
            List.of("subcommand", "config_path", "target_date", "error_type", "error_message", "exit_code");

    private StoredLines() {}

    /** All but the implicit run itself, whose records are there. */
    static List<String> of(TrackedFolder folder, String implicitCommand) {
        List<String> lines = new ArrayList<>();
        for (StoredRun run : folder.runs()) {
            if (!run.text("command").equals(implicitCommand)) {
                lines.add(line("run " + run.text("command"), run.metadata(), RUN_FIELDS));
            }
            for (JsonNode file : run.files()) {
                lines.add(line("file " + file.get("file_path").asText(), file, FILE_FIELDS));
            }
            for (JsonNode email : run.emails()) {
                lines.add(line("email " + email.get("email").asText(), email, EMAIL_FIELDS));
            }
        }
        return lines;
    }

    private static String line(String head, JsonNode record, List<String> fields) {
        StringBuilder line =
                new StringBuilder(head).append(' ').append(record.get("status").asText());
        for (String field : fields) {
            JsonNode value = record.get(field);
            if (!value.isNull()) {
                line.append(' ').append(field).append('=').append(value.asText());
            }
        }
        return line.toString();
    }
}
