package io.runtrack.redaction;

import io.runtrack.model.TextLimit;

/** {@code scheme://user:password@host}. Stateless. */
final class UrlPassword {
    /** How far behind a slash an at sign still belongs to a password that should have been encoded. */
    private static final int LONGEST_REST = 256;

    /** What may follow a port in a sentence. */
    private static final String PORT_ENDS = ",;.)]}'\\:";

    private UrlPassword() {}

    /** The password of a URL whose scheme ends at a colon. */
    static long at(String text, int colon) {
        int start = colon + 3;
        int password = -1;
        int host = -1;
        int end = start;
        while (end < text.length() && !endsAuthority(text, end)) {
            if (text.charAt(end) == ':' && password < 0) {
                password = end + 1;
            } else if (text.charAt(end) == '@') {
                host = end;
            }
            end++;
        }
        if (password < 0 || text.charAt(start) == '[') {
            return Span.NONE;
        }
        if (host < 0 && !isPort(text, password, end)) {
            host = end == text.length() || text.startsWith(TextLimit.MARK, end) ? end : atSignBehind(text, end);
        }
        return host < password ? Span.NONE : Span.of(text, password, host);
    }

    /** {@code jdbc:oracle:thin:scott/tiger@host}. */
    static long ofOracle(String text, int colon, int from) {
        int start = colon - "oracle:thin".length();
        if (start < from || !text.regionMatches(true, start, "oracle:thin", 0, "oracle:thin".length())) {
            return Span.NONE;
        }
        int slash = -1;
        int most = Math.min(text.length(), colon + LONGEST_REST);
        for (int at = colon + 1; at < most && !Characters.isSpace(text.charAt(at)); at++) {
            if (text.charAt(at) == '/' && slash < 0) {
                slash = at;
            } else if (text.charAt(at) == '@') {
                return slash < 0 ? Span.NONE : Span.of(text, slash + 1, at);
            }
        }
        return Span.NONE;
    }

    private static boolean endsAuthority(String text, int at) {
        char c = text.charAt(at);
        return c == '/' || c == '?' || c == '#' || endsUrl(text, at);
    }

    private static boolean endsUrl(String text, int at) {
        char c = text.charAt(at);
        return Characters.isSpace(c)
                || c == '"'
                || c == '<'
                || c == '>'
                || c == '`'
                || text.startsWith(TextLimit.MARK, at);
    }

    private static boolean isPort(String text, int start, int end) {
        int at = start;
        while (at < end && Characters.isDigit(text.charAt(at))) {
            at++;
        }
        return at == end || PORT_ENDS.indexOf(text.charAt(at)) >= 0;
    }

    private static int atSignBehind(String text, int from) {
        int found = -1;
        for (int at = from; at < text.length() && at - from < LONGEST_REST && !endsUrl(text, at); at++) {
            if (text.charAt(at) == '@') {
                found = at;
            }
        }
        return found;
    }
}
