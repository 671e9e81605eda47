package io.runtrack.figures.facts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Facts as JSON under construction: objects whose fields have one order, and rows, which are arrays of values in one
 * order. Characters beyond ASCII are escaped, half a surrogate pair too, so that each text is read as it was. For one
 * thread.
 */
public final class FactsOutput {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .build();

    private final JsonGenerator json;

    /** Something to write. */
    public interface Part {
        void write() throws IOException;
    }

    /** Writes an element. */
    interface Element<T> {
        void write(T element) throws IOException;
    }

    public FactsOutput(OutputStream out) throws IOException {
        json = FACTORY.createGenerator(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    }

    public void object(Part fields) throws IOException {
        json.writeStartObject();
        fields.write();
        json.writeEndObject();
    }

    public void field(String name, Part value) throws IOException {
        json.writeFieldName(name);
        value.write();
    }

    public void row(Part values) throws IOException {
        json.writeStartArray();
        values.write();
        json.writeEndArray();
    }

    <T> void rows(Iterable<T> elements, Element<T> each) throws IOException {
        json.writeStartArray();
        for (T element : elements) {
            each.write(element);
        }
        json.writeEndArray();
    }

    public void text(@Nullable String text) throws IOException {
        json.writeString(text);
    }

    public void number(long number) throws IOException {
        json.writeNumber(number);
    }

    void integer(@Nullable Integer number) throws IOException {
        if (number == null) {
            json.writeNull();
        } else {
            json.writeNumber(number);
        }
    }

    void instant(Instant instant) throws IOException {
        json.writeString(instant.toString());
    }

    void none() throws IOException {
        json.writeNull();
    }

    public void end() throws IOException {
        json.writeRaw('\n');
        json.flush();
    }
}
