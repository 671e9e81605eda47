package io.runtrack.cli.run;

import com.fasterxml.jackson.core.JsonGenerator;
import io.runtrack.annotations.FileStatus;
import io.runtrack.answer.Field;
import io.runtrack.answer.Fields;
import io.runtrack.answer.JsonOutput;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.figures.ComparedRun;
import io.runtrack.figures.FailureGroups.Group;
import io.runtrack.figures.RunComparison;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Writes a comparison for programs. */
final class ComparisonJson {
    private final Screen screen;
    private final Instant now;

    ComparisonJson(Screen screen, Instant now) {
        this.screen = screen;
        this.now = now;
    }

    void write(RunComparison comparison) throws IOException {
        try (JsonOutput json = new JsonOutput(screen.out())) {
            JsonGenerator generator = json.generator();
            generator.writeStartObject();
            run(json, "run", comparison.run());
            run(json, "before", comparison.before());
            generator.writeObjectFieldStart("errors");
            errors(json, "new", comparison.newErrors(), comparison);
            errors(json, "gone", comparison.goneErrors(), comparison);
            errors(json, "common", comparison.commonErrors(), comparison);
            generator.writeEndObject();
            generator.writeObjectFieldStart("failed_files");
            paths(generator, "both", comparison.failedInBoth());
            paths(generator, "only_now", comparison.failedOnlyNow());
            paths(generator, "only_before", comparison.failedOnlyBefore());
            generator.writeEndObject();
            generator.writeEndObject();
        }
    }

    private void run(JsonOutput json, String name, ComparedRun compared) throws IOException {
        JsonGenerator generator = json.generator();
        generator.writeObjectFieldStart(name);
        Fields.writeRunFields(json, compared.run(), now);
        generator.writeObjectFieldStart("final_files");
        for (FileStatus status : FileStatus.values()) {
            generator.writeNumberField(Field.lower(status), compared.count(status));
        }
        generator.writeNumberField("repaired", compared.repaired());
        generator.writeEndObject();
        generator.writeEndObject();
    }

    private static void errors(JsonOutput json, String name, List<Group> groups, RunComparison comparison)
            throws IOException {
        json.generator().writeArrayFieldStart(name);
        for (Group group : groups) {
            json.generator().writeStartObject();
            json.fields(
                    List.of(
                            new Field<>("error_type", each -> each.cause().type()),
                            new Field<>("error_message", Group::firstMessage),
                            new Field<>(
                                    "count", each -> comparison.run().errors().count(each.cause())),
                            new Field<>(
                                    "count_before",
                                    each -> comparison.before().errors().count(each.cause()))),
                    group);
            json.generator().writeEndObject();
        }
        json.generator().writeEndArray();
    }

    private static void paths(JsonGenerator generator, String name, Collection<String> paths) throws IOException {
        generator.writeArrayFieldStart(name);
        for (String path : paths) {
            generator.writeString(path);
        }
        generator.writeEndArray();
    }
}
