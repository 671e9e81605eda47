package io.runtrack.cli;

import org.jspecify.annotations.Nullable;

/**
 * Makes others' text harmless to print: what would move the cursor, colour, reorder or break a line appears as an escape instead.
 */
final class SafeText {

    private SafeText() {}

    /** The text in one line; null becomes nothing. */
    static String line(@Nullable String text) {
        if (text == null || text.codePoints().allMatch(SafeText::isHarmless)) {
            return text == null ? "" : text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> append(character, safe));
        return safe.toString();
    }

    static boolean isHarmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static void append(int character, StringBuilder safe) {
        if (isHarmless(character)) {
            safe.appendCodePoint(character);
            return;
        }
        switch (character) {
            case '\n' -> safe.append("\\n");
            case '\r' -> safe.append("\\r");
            case '\t' -> safe.append("\\t");
            default -> safe.append(escape(character));
        }
    }

    /** As JSON writes it, so that both outputs show the same. */
    static String escape(int character) {
        StringBuilder escaped = new StringBuilder();
        for (char unit : Character.toChars(character)) {
            escaped.append("\\u").append(Integer.toHexString(unit | 0x10000), 1, 5);
        }
        return escaped.toString();
    }
}
