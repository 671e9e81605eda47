package io.runtrack.redaction;

/**
 * {@code password=x}, {@code "password": "x"}, {@code -Ddb.password=x}, {@code Authorization: Basic x},
 * {@code <password>x</password>}. Stateless.
 */
final class KeyValue {
    private static final int MOST_BLANKS = 4;
    private static final int LONGEST_ELEMENT = 64;

    private KeyValue() {}

    /** The value behind a separator, if the name before it is that of a secret. */
    static long at(String text, int separator, int width, int from) {
        int nameEnd = beforeBlanks(text, separator, from);
        boolean quoted = nameEnd > from && Characters.isQuote(text.charAt(nameEnd - 1));
        if (quoted) {
            nameEnd = beforeQuote(text, nameEnd - 1, from);
        }
        int kind = SensitiveName.ending(text, from, nameEnd);
        if (kind == SensitiveName.NONE) {
            return Span.NONE;
        }
        boolean assigned = quoted || text.charAt(separator) != ':';
        return value(text, separator + width, kind, assigned);
    }

    /** The content of an XML element whose start ends here. */
    static long ofElement(String text, int end, int from) {
        if (SensitiveName.ending(text, from, end) == SensitiveName.NONE) {
            return Span.NONE;
        }
        int start = end - 1;
        while (start > from && end - start < LONGEST_ELEMENT && isElementName(text.charAt(start))) {
            start--;
        }
        if (text.charAt(start) != '<') {
            return Span.NONE;
        }
        int close = text.indexOf('<', end);
        return Span.of(text, end + 1, close < 0 ? text.length() : close);
    }

    private static long value(String text, int afterSeparator, int kind, boolean assigned) {
        int start = afterSeparator;
        if (start < text.length() && (text.charAt(start) == '=' || text.charAt(start) == '>')) {
            start++; // ==, :=, =>
        }
        start = Characters.skipBlanks(text, start);
        return switch (kind) {
            case SensitiveName.AUTHORIZATION -> HeaderValue.ofAuthorization(text, start);
            case SensitiveName.COOKIE -> HeaderValue.line(text, start);
            case SensitiveName.SECRET_ASSIGNED -> assigned ? SecretValue.assigned(text, start) : Span.NONE;
            default -> assigned ? SecretValue.assigned(text, start) : SecretValue.told(text, start);
        };
    }

    private static int beforeBlanks(String text, int separator, int from) {
        int at = separator;
        while (at > from && separator - at < MOST_BLANKS && Characters.isBlank(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /** The quote may be an escaped one, if the text is JSON within JSON. */
    private static int beforeQuote(String text, int quote, int from) {
        int at = quote;
        while (at > from && text.charAt(at - 1) == '\\') {
            at--;
        }
        return at;
    }

    private static boolean isElementName(char c) {
        return Characters.isName(c) || c == ':';
    }
}
