package io.runtrack.redaction;

/** {@code Bearer x} and {@code Basic x} wherever they stand: quoted from a header, or in a sentence. Stateless. */
final class AuthScheme {
    private static final int SHORTEST_BASIC = 8;

    private AuthScheme() {}

    /** The token behind a blank, if the scheme's name ends before it. */
    static long at(String text, int blank, int from) {
        char last = blank > from ? Characters.lower(text.charAt(blank - 1)) : 0;
        return switch (last) {
            case 'r' -> endsWith("bearer", text, blank, from) ? bearer(text, token(text, blank)) : Span.NONE;
            case 'c' -> endsWith("basic", text, blank, from) ? basic(text, token(text, blank)) : Span.NONE;
            case 'y' -> endsWith("sharedkey", text, blank, from) ? sharedKey(text, token(text, blank)) : Span.NONE;
            default -> Span.NONE;
        };
    }

    private static boolean endsWith(String scheme, String text, int end, int from) {
        int start = end - scheme.length();
        return start >= from
                && text.regionMatches(true, start, scheme, 0, scheme.length())
                && Characters.isWordStart(text, start);
    }

    private static int token(String text, int blank) {
        int start = Characters.skipBlanks(text, blank);
        return start < text.length() && Characters.isQuote(text.charAt(start)) ? start + 1 : start;
    }

    private static long bearer(String text, int start) {
        int end = SecretValue.end(text, start);
        return PlainWord.isProse(text, start, end) || isChallenge(text, start, end)
                ? Span.NONE
                : Span.of(text, start, end);
    }

    /** {@code WWW-Authenticate: Bearer realm="api"} says what a server wants. */
    private static boolean isChallenge(String text, int start, int end) {
        int equals = Characters.indexOf(text, '=', start, end);
        return equals > start && equals + 1 < text.length() && text.charAt(equals + 1) == '"';
    }

    /** Basic is a word of every day; what follows is a token if it looks encoded. */
    private static long basic(String text, int start) {
        int end = start;
        boolean looksEncoded = false;
        while (end < text.length() && (Characters.isBase64(text.charAt(end)) || text.charAt(end) == '=')) {
            char c = text.charAt(end);
            looksEncoded |= !Characters.isLetter(c) || (end > start && Characters.isUpper(c));
            end++;
        }
        return looksEncoded && end - start >= SHORTEST_BASIC ? Span.of(text, start, end) : Span.NONE;
    }

    /** {@code SharedKey account:signature}, as storage services sign requests. */
    private static long sharedKey(String text, int start) {
        int end = SecretValue.end(text, start);
        int colon = Characters.indexOf(text, ':', start, end);
        return colon > start ? Span.of(text, colon + 1, end) : Span.NONE;
    }
}
