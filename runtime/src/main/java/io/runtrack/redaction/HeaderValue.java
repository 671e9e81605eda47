package io.runtrack.redaction;

/** Values of HTTP headers, which reach to the end of their line. Stateless. */
final class HeaderValue {
    private static final int LONGEST_SCHEME = 24;

    private HeaderValue() {}

    /** All but the name of the scheme; of bearer and basic tokens only the token, for after it a sentence may go on. */
    static long ofAuthorization(String text, int start) {
        int scheme = start;
        while (scheme < text.length() && isOpening(text.charAt(scheme))) {
            scheme++;
        }
        int schemeEnd = scheme;
        while (schemeEnd < text.length() && schemeEnd - scheme < LONGEST_SCHEME && isScheme(text.charAt(schemeEnd))) {
            schemeEnd++;
        }
        int secret = Characters.skipBlanks(text, schemeEnd);
        if (secret == schemeEnd || secret >= text.length() || Characters.isSpace(text.charAt(secret))) {
            return SecretValue.told(text, scheme);
        }
        return isBearerOrBasic(text, scheme, schemeEnd)
                ? Span.of(text, secret, SecretValue.end(text, secret))
                : line(text, secret);
    }

    /** To the end of the line, or to the bracket or quote that closes a printed map or list of headers. */
    static long line(String text, int start) {
        int from = start;
        while (from < text.length() && isOpening(text.charAt(from))) {
            from++;
        }
        int end = from == start
                ? SecretValue.lineEnd(text, from)
                : SecretValue.closeOrLineEnd(text, closing(text.charAt(from - 1)), from);
        return Span.of(text, from, end);
    }

    private static boolean isBearerOrBasic(String text, int start, int end) {
        return (end - start == 6 && text.regionMatches(true, start, "bearer", 0, 6))
                || (end - start == 5 && text.regionMatches(true, start, "basic", 0, 5));
    }

    private static boolean isOpening(char c) {
        return Characters.isQuote(c) || c == '[' || c == '\\';
    }

    private static char closing(char opening) {
        return opening == '[' ? ']' : opening;
    }

    private static boolean isScheme(char c) {
        return Characters.isLetterOrDigit(c) || c == '-';
    }
}
