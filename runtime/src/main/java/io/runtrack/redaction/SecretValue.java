package io.runtrack.redaction;

import io.runtrack.model.TextLimit;

/**
 * Tells how far a secret value reaches, in doubt further. What is hidden too much is a nuisance, and what is hidden too
 * little is a leak. So a separator ends a value only if something follows that cannot be part of it. Stateless.
 */
final class SecretValue {
    private static final int LONGEST_NAME = 40;
    private static final String OPENING = "[{(";
    private static final String CLOSING = "]})";
    private static final String PUNCTUATION = ",;.:)]}>\"'`\\";

    private SecretValue() {}

    /** A value that can be nothing but one. */
    static long assigned(String text, int start) {
        return value(text, start, false);
    }

    /** A value that may be prose: {@code wrong password: must not be empty}. */
    static long told(String text, int start) {
        return value(text, start, true);
    }

    /** Where a value ends that is not in quotes. */
    static int end(String text, int start) {
        int at = start;
        while (at < text.length() && !endsAt(text, at)) {
            at++;
        }
        return at;
    }

    private static long value(String text, int start, boolean perhapsProse) {
        if (start >= text.length()) {
            return Span.NONE;
        }
        if (text.startsWith("-----", start)) {
            return Span.of(text, start, Math.max(PrivateKey.end(text, start), end(text, start)));
        }
        char first = text.charAt(start);
        int quote = first == '\\' ? afterBackslashes(text, start) : start;
        if (quote < text.length() && Characters.isQuote(text.charAt(quote))) {
            return unlessPlain(text, quote + 1, quotedEnd(text, quote, quote - start), false);
        }
        int bracket = OPENING.indexOf(first);
        if (bracket >= 0) {
            return Span.of(text, start + 1, closeOrLineEnd(text, CLOSING.charAt(bracket), start));
        }
        return unlessPlain(text, start, end(text, start), perhapsProse);
    }

    private static long unlessPlain(String text, int start, int end, boolean perhapsProse) {
        return PlainWord.isValue(text, start, end) || (perhapsProse && PlainWord.isProse(text, start, end))
                ? Span.NONE
                : Span.of(text, start, end);
    }

    private static int afterBackslashes(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) == '\\') {
            at++;
        }
        return at;
    }

    /**
     * The next quote of the line with no more backslashes before it than the first one has, else the line's end: a
     * quote that opens nothing must not reach to the next key's.
     */
    private static int quotedEnd(String text, int quote, int backslashes) {
        int before = 0;
        int at = quote + 1;
        while (at < text.length() && !endsLine(text, at)) {
            char c = text.charAt(at);
            if (c == text.charAt(quote) && before <= backslashes) {
                return at - before;
            }
            before = c == '\\' ? before + 1 : 0;
            at++;
        }
        return at;
    }

    /** Looks no further than what it answers: a look to the line's end for each key would be quadratic. */
    static int closeOrLineEnd(String text, char close, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != close && !endsLine(text, at)) {
            at++;
        }
        return at;
    }

    static int lineEnd(String text, int from) {
        int at = from;
        while (at < text.length() && !endsLine(text, at)) {
            at++;
        }
        return at;
    }

    private static boolean endsLine(String text, int at) {
        char c = text.charAt(at);
        return c == '\n' || c == '\r' || text.startsWith(TextLimit.MARK, at);
    }

    private static boolean endsAt(String text, int at) {
        char c = text.charAt(at);
        return switch (c) {
            case '&' -> startsKey(text, at + (text.startsWith("amp;", at + 1) ? 5 : 1));
            case ';', ',' -> endsBefore(text, at + 1) || startsKey(text, at + 1);
            case '"', '\'', '`', ')', ']', '}', '>' -> endsBefore(text, at + 1);
            case '\\' -> at + 1 < text.length() && Characters.isQuote(text.charAt(at + 1)) && endsBefore(text, at + 2);
            case '<' -> text.startsWith("/", at + 1);
            case '%' -> text.startsWith("26", at + 1) && startsKey(text, at + 3);
            case '…' -> text.startsWith(TextLimit.MARK, at);
            default -> Characters.isSpace(c);
        };
    }

    private static boolean endsBefore(String text, int at) {
        return at >= text.length()
                || Characters.isSpace(text.charAt(at))
                || PUNCTUATION.indexOf(text.charAt(at)) >= 0
                || text.startsWith(TextLimit.MARK, at);
    }

    /** Whether a key with its separator stands here, such as {@code User ID=}. */
    private static boolean startsKey(String text, int start) {
        int at = start;
        while (at < text.length() && at - start < LONGEST_NAME && isKey(text.charAt(at))) {
            at++;
        }
        return at > start
                && at < text.length()
                && (text.charAt(at) == '=' || text.charAt(at) == ':' || text.startsWith("%3", at));
    }

    private static boolean isKey(char c) {
        return Characters.isName(c) || c == ' ';
    }
}
