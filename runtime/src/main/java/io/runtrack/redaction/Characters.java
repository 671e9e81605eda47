package io.runtrack.redaction;

/** What characters are for a scanner. ASCII decides; no letter outside it is part of a name or a token. */
final class Characters {
    private Characters() {}

    static boolean isLetter(char c) {
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean isLetterOrDigit(char c) {
        return isLetter(c) || isDigit(c);
    }

    /** Base64 of both alphabets, hexadecimal, and what tokens are otherwise made of. */
    static boolean isToken(char c) {
        return isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '~' || c == '+' || c == '/' || c == '=';
    }

    static boolean isBase64(char c) {
        return isLetterOrDigit(c) || c == '+' || c == '/';
    }

    /** What a key such as {@code db.password}, {@code X-Api-Key} or {@code AWS_SECRET_ACCESS_KEY} is made of. */
    static boolean isName(char c) {
        return isLetterOrDigit(c) || isNameSeparator(c);
    }

    static boolean isNameSeparator(char c) {
        return c == '_' || c == '-' || c == '.';
    }

    static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    static boolean isSpace(char c) {
        return c <= ' ' || c == '\u00A0' || c == '\u2028' || c == '\u2029';
    }

    static char lower(char c) {
        return isUpper(c) ? (char) (c | 0x20) : c;
    }

    /** Whether a word that begins here is not the rest of a longer one. */
    static boolean isWordStart(String text, int at) {
        return at == 0 || !isLetterOrDigit(text.charAt(at - 1));
    }

    /** Where a character stands in a part of a text; -1 if it does not. Looks no further than that part. */
    static int indexOf(String text, char c, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text.charAt(at) == c) {
                return at;
            }
        }
        return -1;
    }

    static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
