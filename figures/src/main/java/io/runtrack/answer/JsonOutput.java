package io.runtrack.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON, indented or in one line, whose strings cannot steer a terminal. For one thread; closing it completes the
 * document.
 */
public final class JsonOutput implements Closeable {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final PrintStream out;
    private final JsonGenerator json;

    public JsonOutput(PrintStream out) throws IOException {
        this(out, HarmlessJson.generator(FACTORY, out));
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        json.setPrettyPrinter(new DefaultPrettyPrinter()
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter)
                .withSeparators(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER)));
    }

    private JsonOutput(PrintStream out, JsonGenerator json) {
        this.out = out;
        this.json = json;
    }

    /** The document takes one line. */
    public static JsonOutput inOneLine(PrintStream out) throws IOException {
        return new JsonOutput(out, HarmlessJson.generator(FACTORY, out));
    }

    public JsonGenerator generator() {
        return json;
    }

    public <T> void object(List<Field<T>> fields, T source) throws IOException {
        json.writeStartObject();
        fields(fields, source);
        json.writeEndObject();
    }

    /** Some fields, inside an object that has been begun. */
    public <T> void fields(List<Field<T>> fields, T source) throws IOException {
        for (Field<T> field : fields) {
            json.writeFieldName(field.name());
            value(field.value().apply(source));
        }
    }

    private void value(@Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Number number) {
            json.writeNumber(number.longValue());
        } else {
            json.writeString(value.toString());
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
        out.println();
    }
}
