package io.runtrack.cli.terminal;

import io.runtrack.answer.CsvText;
import io.runtrack.answer.Field;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes comma-separated values, one line a record. */
public final class Csv {
    private final Screen screen;

    public Csv(Screen screen) {
        this.screen = screen;
    }

    /** Writes a heading and a line for each source, taking them one by one. */
    public <T> void writeAll(List<Field<T>> fields, Stream<T> sources) throws IOException {
        writeHeading(fields);
        screen.each(sources.iterator(), source -> write(fields, source));
    }

    /** Only the heading, for sources that come one by one. */
    public <T> void writeHeading(List<Field<T>> fields) {
        writeLine(fields.stream().map(Field::name));
    }

    /** One line. */
    public <T> void write(List<Field<T>> fields, T source) {
        writeLine(fields.stream().map(field -> CsvText.of(field.value().apply(source))));
    }

    private void writeLine(Stream<String> texts) {
        screen.out().print(texts.collect(Collectors.joining(",")));
        screen.out().print('\n');
    }
}
