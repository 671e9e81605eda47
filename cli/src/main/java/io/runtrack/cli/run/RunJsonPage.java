package io.runtrack.cli.run;

import com.fasterxml.jackson.core.JsonGenerator;
import io.runtrack.answer.Field;
import io.runtrack.answer.Fields;
import io.runtrack.answer.JsonOutput;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.figures.FailureGroups;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStep;
import io.runtrack.outcome.RunTree;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Writes one run as a JSON object: the run's fields, {@code tree} with the sums of all that is part of it,
 * {@code children}, {@code redone_by}, {@code repaired}, {@code failures}, and {@code files} and {@code emails} if
 * wanted. The run's fields are followed by its {@code steps}.
 */
final class RunJsonPage {
    private static final List<Field<FailureGroups.Group>> FAILURE = List.of(
            new Field<>("error_type", group -> group.cause().type()),
            new Field<>("error_message", FailureGroups.Group::firstMessage),
            new Field<>("first_file", FailureGroups.Group::firstFile),
            new Field<>("first_run", FailureGroups.Group::firstRun),
            new Field<>("count", FailureGroups.Group::count));

    private final Screen screen;
    private final Instant now;

    RunJsonPage(Screen screen, Instant now) {
        this.screen = screen;
        this.now = now;
    }

    void write(GivenTree given, List<RunStep> steps, TreeRecords records) throws IOException {
        try (JsonOutput json = new JsonOutput(screen.out())) {
            json.generator().writeStartObject();
            RunMetadata run = given.run();
            if (run == null) {
                Fields.writeUnknownRunFields(json, given.tree().runId());
            } else {
                Fields.writeRunFields(json, run, now);
            }
            Fields.writeSteps(json, steps);
            writeTree(json, given);
            json.generator().writeNumberField("repaired", records.repaired());
            List<FailureGroups.Group> failures = records.failures().largestFirst();
            writeArray(json, "failures", () -> {
                for (FailureGroups.Group group : failures) {
                    json.object(FAILURE, group);
                }
            });
            if (records.wanted().files()) {
                writeArray(
                        json,
                        "files",
                        () -> records.files(
                                rows -> screen.each(rows.iterator(), file -> json.object(Fields.FILE, file))));
            }
            if (records.wanted().emails()) {
                writeArray(
                        json,
                        "emails",
                        () -> records.emails(
                                rows -> screen.each(rows.iterator(), email -> json.object(EmailFields.ALL, email))));
            }
            json.generator().writeEndObject();
        }
    }

    private void writeTree(JsonOutput json, GivenTree given) throws IOException {
        json.generator().writeObjectFieldStart("tree");
        json.generator().writeStringField("status", given.tree().state(now).text());
        json.fields(Fields.TREE, given.tree().counts());
        json.generator().writeEndObject();
        writeArray(json, "children", () -> {
            for (RunTree child : given.tree().children()) {
                RunMetadata run = child.run();
                if (run != null) {
                    Fields.writeRun(json, run, now);
                }
            }
        });
        writeArray(json, "redone_by", () -> {
            for (RunMetadata rerun : given.reruns()) {
                json.generator().writeString(rerun.runId());
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
