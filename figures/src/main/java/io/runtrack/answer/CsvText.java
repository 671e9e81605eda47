package io.runtrack.answer;

import io.runtrack.model.PrintableText;
import org.jspecify.annotations.Nullable;

/**
 * Values as fields of comma-separated values, as RFC 4180 has it. A text that a spreadsheet would take for a formula
 * gets an apostrophe in front, and control characters appear as escapes. Stateless.
 */
public final class CsvText {
    private static final String STARTS_FORMULA = "=+-@＝＋－＠";

    private CsvText() {}

    /** One field; an empty one of null. */
    public static String of(@Nullable Object value) {
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
