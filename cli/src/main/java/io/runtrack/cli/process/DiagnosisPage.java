package io.runtrack.cli.process;

import com.fasterxml.jackson.core.JsonGenerator;
import io.runtrack.answer.Field;
import io.runtrack.answer.JsonOutput;
import io.runtrack.cli.terminal.Cell;
import io.runtrack.cli.terminal.Column;
import io.runtrack.cli.terminal.Csv;
import io.runtrack.cli.terminal.OutputFormat;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Style;
import io.runtrack.cli.terminal.Table;
import io.runtrack.config.ResolvedSetting;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Writes what doctor has found, for people or as JSON. */
final class DiagnosisPage {
    private static final List<Column> SETTINGS =
            List.of(Column.fixed("SETTING"), Column.flexible("VALUE"), Column.flexible("FROM"));
    private static final List<Column> SOURCES =
            List.of(Column.fixed("FIELD"), Column.flexible("COMES FROM"), Column.fixed("SAID BY"));
    private static final List<Field<ResolvedSetting>> SETTING = List.of(
            new Field<>("key", ResolvedSetting::key),
            new Field<>("value", setting -> setting.value().isEmpty() ? null : setting.value()),
            new Field<>("origin", setting -> Field.lower(setting.origin())),
            new Field<>("source", ResolvedSetting::source));
    private static final List<Field<Check>> CHECK = List.of(
            new Field<>("check", Check::name),
            new Field<>("result", check -> check.result().text()),
            new Field<>("message", Check::message));

    private final Screen screen;

    DiagnosisPage(Screen screen) {
        this.screen = screen;
    }

    void write(Diagnosis diagnosis, OutputFormat format) throws IOException {
        switch (format) {
            case TABLE -> writeTables(diagnosis);
            case JSON -> writeJson(diagnosis);
            case CSV -> new Csv(screen).writeAll(SETTING, diagnosis.settings().stream());
        }
    }

    private void writeTables(Diagnosis diagnosis) throws IOException {
        new Table(SETTINGS, screen, 0)
                .print(diagnosis.settings().stream()
                        .map(setting ->
                                List.of(Cell.of(setting.key()), Cell.of(setting.value()), Cell.of(setting.source()))));
        screen.out().println();
        // Whole, however narrow the screen: a remedy that is cut off helps nobody.
        for (Check check : diagnosis.checks()) {
            String result = String.format(Locale.ROOT, "%-9s", check.result().text());
            String name = String.format(Locale.ROOT, "%-10s", check.name());
            screen.out()
                    .println(check.result().cell().style().apply(result, screen.colours())
                            + name
                            + Cell.of(check.message()).text());
        }
        for (TrackedMethodList.Method method : diagnosis.methods().methods()) {
            writeMethod(method);
        }
    }

    private void writeMethod(TrackedMethodList.Method method) throws IOException {
        String inherited = method.declaredOn().equals(method.method()) ? "" : " on " + method.declaredOn();
        screen.out().println();
        screen.out()
                .println(Style.HEADING.apply(Cell.of(method.method()).text(), screen.colours())
                        + Cell.of("  " + method.kind() + ", by " + method.declaredBy() + inherited)
                                .text());
        new Table(SOURCES, screen, 2)
                .print(method.fields().stream()
                        .map(field -> List.of(
                                Cell.of(field.field()),
                                Cell.of(field.source() == null ? "nothing" : field.source()),
                                Cell.of(field.given() ? "attribute" : "default"))));
    }

    private void writeJson(Diagnosis diagnosis) throws IOException {
        try (JsonOutput json = new JsonOutput(screen.out())) {
            JsonGenerator generator = json.generator();
            generator.writeStartObject();
            array(json, "settings", SETTING, diagnosis.settings().stream());
            array(json, "checks", CHECK, diagnosis.checks().stream());
            generator.writeArrayFieldStart("methods");
            for (TrackedMethodList.Method method : diagnosis.methods().methods()) {
                write(method, generator);
            }
            generator.writeEndArray();
            generator.writeEndObject();
        }
    }

    private static <T> void array(JsonOutput json, String name, List<Field<T>> fields, Stream<T> sources)
            throws IOException {
        json.generator().writeArrayFieldStart(name);
        for (T source : (Iterable<T>) sources::iterator) {
            json.object(fields, source);
        }
        json.generator().writeEndArray();
    }

    private static void write(TrackedMethodList.Method method, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("method", method.method());
        json.writeStringField("kind", method.kind());
        json.writeStringField("declared_by", method.declaredBy());
        json.writeStringField("declared_on", method.declaredOn());
        json.writeArrayFieldStart("fields");
        for (TrackedMethodList.Source field : method.fields()) {
            json.writeStartObject();
            json.writeStringField("field", field.field());
            json.writeStringField("source", field.source());
            json.writeBooleanField("given", field.given());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
