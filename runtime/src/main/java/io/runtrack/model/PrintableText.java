package io.runtrack.model;

/**
 * Makes others' text harmless to print: what would move the cursor, colour, reorder or break a line appears as JSON
 * escapes it. Paths and messages come from whoever names a file or makes an application fail.
 */
public final class PrintableText {

    private PrintableText() {}

    /** The text in one line. */
    public static String of(String text) {
        int harmless = 0;
        while (harmless < text.length() && isHarmless(text.codePointAt(harmless))) {
            harmless += Character.charCount(text.codePointAt(harmless));
        }
        return harmless == text.length() ? text : escaped(text, harmless);
    }

    /** Whether a character, which is a code point, does nothing but stand there. */
    public static boolean isHarmless(int character) {
        if (character < 0x7f) {
            return character >= ' ';
        }
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

    /** A character as JSON escapes it, whether it is harmless or not. */
    public static String escape(int character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> escapeByNumber(character);
        };
    }

    private static String escapeByNumber(int character) {
        StringBuilder escaped = new StringBuilder();
        for (char unit : Character.toChars(character)) {
            escaped.append("\\u").append(Integer.toHexString(unit | 0x10000), 1, 5);
        }
        return escaped.toString();
    }

    private static String escaped(String text, int from) {
        StringBuilder printable = new StringBuilder(text.length() + 16).append(text, 0, from);
        for (int index = from; index < text.length(); ) {
            int character = text.codePointAt(index);
            if (isHarmless(character)) {
                printable.appendCodePoint(character);
            } else {
                printable.append(escape(character));
            }
            index += Character.charCount(character);
        }
        return printable.toString();
    }
}
