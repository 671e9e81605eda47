package io.runtrack.cli.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.runtrack.answer.StoredTime;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Comma-separated values as RFC 4180 has them, with a heading. Texts are as they are stored: this is for programs,
 * which want a path as it is, and not for spreadsheets. Null is nothing, an empty text a pair of quotes.
 */
final class CsvTable<T> implements TableWriter<T> {
    private static final JsonFactory JSON = new JsonFactory();

    private final List<Column<T>> columns;
    private final Writer out;

    CsvTable(Path file, List<Column<T>> columns) throws IOException {
        this.columns = columns;
        this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        out.write(String.join(",", ExportTables.names(columns)));
        out.write('\n');
    }

    @Override
    public void write(T row) throws IOException {
        boolean first = true;
        for (Column<T> column : columns) {
            if (!first) {
                out.write(',');
            }
            first = false;
            Object value = column.of(row);
            if (value != null) {
                field(column.type(), value);
            }
        }
        out.write('\n');
    }

    private void field(ColumnType type, Object value) throws IOException {
        switch (type) {
            case TEXT, JSON -> text(value.toString());
            case LABELS -> text(labels((Map<?, ?>) value));
            case TIME -> out.write(String.valueOf(StoredTime.text((Instant) value)));
            case INT, LONG, FLAG, DAY -> out.write(value.toString());
        }
    }

    private void text(String text) throws IOException {
        if (!text.isEmpty() && isPlain(text)) {
            out.write(text);
        } else {
            out.write('"');
            out.write(text.replace("\"", "\"\""));
            out.write('"');
        }
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == ',' || each == '"' || each < ' ') {
                return false;
            }
        }
        return text.charAt(0) != ' ' && text.charAt(text.length() - 1) != ' ';
    }

    private static String labels(Map<?, ?> labels) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<?, ?> label : labels.entrySet()) {
                json.writeStringField((String) label.getKey(), (String) label.getValue());
            }
            json.writeEndObject();
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
