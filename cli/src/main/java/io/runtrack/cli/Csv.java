package io.runtrack.cli;

import io.runtrack.model.PrintableText;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes comma-separated values, one line a record. A text that a spreadsheet would take for a formula gets an apostrophe in front, and control
 * characters appear as escapes.
 */
final class Csv {
    private static final String STARTS_FORMULA = "=+-@＝＋－＠";

    private final Screen screen;

    Csv(Screen screen) {
        this.screen = screen;
    }

    /** Writes a heading and a line for each source, taking them one by one. */
    <T> void writeAll(List<Field<T>> fields, Stream<T> sources) throws IOException {
        writeLine(fields.stream().map(Field::name));
        screen.each(
                sources.iterator(),
                source -> writeLine(
                        fields.stream().map(field -> text(field.value().apply(source)))));
    }

    private void writeLine(Stream<String> texts) {
        screen.out().print(texts.collect(Collectors.joining(",")));
        screen.out().print('\n');
    }

    private static String text(@Nullable Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value == null ? "" : value.toString();
        }
        String text = withoutFormula(PrintableText.of(value.toString()));
        boolean plain = text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.equals(text.strip());
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** Some spreadsheets skip blanks before they look for a formula. */
    private static String withoutFormula(String text) {
        String start = text.stripLeading();
        return !start.isEmpty() && STARTS_FORMULA.indexOf(start.charAt(0)) >= 0 ? '\'' + text : text;
    }
}
