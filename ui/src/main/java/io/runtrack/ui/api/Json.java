package io.runtrack.ui.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.runtrack.answer.CsvText;
import io.runtrack.answer.Field;
import io.runtrack.answer.JsonOutput;
import io.runtrack.ui.server.Answer;
import io.runtrack.ui.server.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes answers of values. Stateless. */
final class Json {

    private Json() {}

    /** Writes into an object or array that has been begun. */
    interface Content {
        void write(JsonOutput json) throws IOException;
    }

    /** Writes one element of an array. */
    interface Element<T> {
        void write(JsonOutput json, T element) throws IOException;
    }

    /** An object. */
    static Answer answer(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
                JsonOutput json = JsonOutput.inOneLine(out)) {
            json.generator().writeStartObject();
            content.write(json);
            json.generator().writeEndObject();
        }
        return Answer.of(Answer.JSON, Body.of(bytes.toByteArray()));
    }

    /** Comma-separated values, for a spreadsheet to save under a name. */
    static <T> Answer csv(String name, List<Field<T>> fields, Collection<T> rows) {
        StringBuilder text = new StringBuilder();
        text.append(fields.stream().map(Field::name).collect(Collectors.joining(",")))
                .append('\n');
        for (T row : rows) {
            text.append(fields.stream()
                            .map(field -> CsvText.of(field.value().apply(row)))
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return Answer.of(Answer.CSV, Body.of(text.toString()))
                .with("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
    }

    static void object(JsonOutput json, String name, Content content) throws IOException {
        json.generator().writeObjectFieldStart(name);
        content.write(json);
        json.generator().writeEndObject();
    }

    static <T> void array(JsonOutput json, String name, Collection<T> elements, Element<T> element) throws IOException {
        json.generator().writeArrayFieldStart(name);
        for (T each : elements) {
            element.write(json, each);
        }
        json.generator().writeEndArray();
    }

    /** An array of objects. */
    static <T> void objects(JsonOutput json, String name, Collection<T> elements, Element<T> fields)
            throws IOException {
        array(json, name, elements, (out, each) -> {
            out.generator().writeStartObject();
            fields.write(out, each);
            out.generator().writeEndObject();
        });
    }

    static void texts(JsonOutput json, String name, Collection<String> texts) throws IOException {
        array(json, name, texts, (out, text) -> out.generator().writeString(text));
    }

    static void text(JsonOutput json, String name, @Nullable Object value) throws IOException {
        json.generator().writeStringField(name, value == null ? null : value.toString());
    }

    static void number(JsonOutput json, String name, @Nullable Number value) throws IOException {
        JsonGenerator generator = json.generator();
        generator.writeFieldName(name);
        if (value == null) {
            generator.writeNull();
        } else if (value instanceof Double number) {
            generator.writeNumber(number);
        } else {
            generator.writeNumber(value.longValue());
        }
    }

    static void flag(JsonOutput json, String name, boolean value) throws IOException {
        json.generator().writeBooleanField(name, value);
    }

    static void counts(JsonOutput json, String name, Map<String, ? extends Number> counts) throws IOException {
        object(json, name, out -> {
            for (Map.Entry<String, ? extends Number> each : counts.entrySet()) {
                number(out, each.getKey(), each.getValue());
            }
        });
    }
}
