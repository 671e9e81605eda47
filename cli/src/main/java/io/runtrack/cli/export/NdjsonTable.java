package io.runtrack.cli.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.runtrack.answer.StoredTime;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object a line, each with all columns; what is nested in the documents is nested here. */
final class NdjsonTable<T> implements TableWriter<T> {
    private final List<Column<T>> columns;
    private final JsonGenerator json;
    private boolean hasRows;

    NdjsonTable(Path file, List<Column<T>> columns) throws IOException {
        this.columns = columns;
        this.json = new JsonFactory()
                .createGenerator(
                        new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), 1 << 16));
        json.setPrettyPrinter(new MinimalPrettyPrinter("\n")); // between objects
    }

    @Override
    public void write(T row) throws IOException {
        hasRows = true;
        json.writeStartObject();
        for (Column<T> column : columns) {
            json.writeFieldName(column.name());
            value(column.type(), column.of(row));
        }
        json.writeEndObject();
    }

    private void value(ColumnType type, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
            return;
        }
        switch (type) {
            case TEXT, DAY -> json.writeString(value.toString());
            case INT, LONG -> json.writeNumber(((Number) value).longValue());
            case FLAG -> json.writeBoolean((Boolean) value);
            case TIME -> json.writeString(StoredTime.text((Instant) value));
            case JSON -> json.writeRawValue(value.toString());
            case LABELS -> {
                json.writeStartObject();
                for (Map.Entry<?, ?> label : ((Map<?, ?>) value).entrySet()) {
                    json.writeStringField((String) label.getKey(), (String) label.getValue());
                }
                json.writeEndObject();
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (hasRows) {
            json.writeRaw('\n');
        }
        json.close();
    }
}
