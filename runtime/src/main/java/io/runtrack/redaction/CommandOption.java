package io.runtrack.redaction;

/**
 * {@code --password x}, {@code -token x}, and the same as printed lists have it: {@code [--password, x]}. Stateless.
 */
final class CommandOption {
    private static final int LONGEST_NAME = 64;

    private CommandOption() {}

    /** The value of the option that begins at a hyphen. */
    static long at(String text, int hyphen) {
        if (hyphen > 0 && !isBeforeOption(text.charAt(hyphen - 1))) {
            return Span.NONE;
        }
        int name = hyphen + (text.startsWith("-", hyphen + 1) ? 2 : 1);
        int nameEnd = name;
        while (nameEnd < text.length() && nameEnd - name < LONGEST_NAME && Characters.isName(text.charAt(nameEnd))) {
            nameEnd++;
        }
        int kind = SensitiveName.ending(text, name, nameEnd);
        if (kind != SensitiveName.SECRET && kind != SensitiveName.SECRET_ASSIGNED) {
            return Span.NONE;
        }
        int value = value(text, nameEnd);
        return value == nameEnd || (text.startsWith("-", value) && !text.startsWith("-----", value))
                ? Span.NONE
                : SecretValue.told(text, value);
    }

    /** Behind quote, comma and blanks; where the name ends if it has no value of its own. */
    private static int value(String text, int nameEnd) {
        int at = nameEnd;
        if (at < text.length() && Characters.isQuote(text.charAt(at))) {
            at++;
        }
        int comma = at < text.length() && text.charAt(at) == ',' ? at + 1 : at;
        int value = Characters.skipBlanks(text, comma);
        return value == at ? nameEnd : value;
    }

    private static boolean isBeforeOption(char c) {
        return Characters.isSpace(c) || Characters.isQuote(c) || c == '[' || c == '(' || c == ',';
    }
}
