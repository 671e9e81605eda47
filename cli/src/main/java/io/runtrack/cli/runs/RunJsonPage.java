package io.runtrack.cli.runs;

import com.fasterxml.jackson.core.JsonGenerator;
import io.runtrack.cli.terminal.Field;
import io.runtrack.cli.terminal.JsonOutput;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.figures.FailureGroups;
import io.runtrack.model.EmailResult;
import io.runtrack.model.RunMetadata;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Writes one run as a JSON object: the run's fields, {@code failures}, and {@code files} and {@code emails} if wanted.
 */
final class RunJsonPage {
    private static final List<Field<FailureGroups.Group>> FAILURE = List.of(
            new Field<>("error_type", group -> group.cause().type()),
            new Field<>("error_message", FailureGroups.Group::firstMessage),
            new Field<>("first_file", FailureGroups.Group::firstFile),
            new Field<>("count", FailureGroups.Group::count));

    private final Screen screen;
    private final Instant now;

    RunJsonPage(Screen screen, Instant now) {
        this.screen = screen;
        this.now = now;
    }

    void write(RunMetadata run, RunRecords records) throws IOException {
        try (JsonOutput json = new JsonOutput(screen.out())) {
            json.generator().writeStartObject();
            Fields.writeRunFields(json, run, now);
            writeFailures(json, run.runId(), records);
            if (records.wanted().files()) {
                writeArray(
                        json,
                        "files",
                        () -> records.files(
                                rows -> screen.each(rows.iterator(), file -> json.object(Fields.FILE, file))));
            }
            if (records.wanted().emails()) {
                List<Field<EmailResult>> fields = Fields.email(run.runId());
                writeArray(
                        json,
                        "emails",
                        () -> records.emails(
                                rows -> screen.each(rows.iterator(), email -> json.object(fields, email))));
            }
            json.generator().writeEndObject();
        }
    }

    private static void writeFailures(JsonOutput json, String runId, RunRecords records) throws IOException {
        FailureGroups failures = new FailureGroups();
        records.failedFiles(rows -> rows.forEach(file -> failures.add(file, runId)));
        writeArray(json, "failures", () -> {
            for (FailureGroups.Group group : failures.largestFirst()) {
                json.object(FAILURE, group);
            }
        });
    }

    private interface Elements {
        void write() throws IOException;
    }

    /** The array is closed also when its elements break off, since records come whole. */
    private static void writeArray(JsonOutput json, String name, Elements elements) throws IOException {
        JsonGenerator generator = json.generator();
        generator.writeArrayFieldStart(name);
        elements.write();
        generator.writeEndArray();
    }
}
