package io.runtrack.redaction;

import org.jspecify.annotations.Nullable;

/**
 * Finds addresses and leaves of each the first character and the domain. Looks back only over what it then replaces.
 */
final class EmailScan implements Stage {
    @Override
    public @Nullable Edits edit(String text, int keep) {
        Edits edits = null;
        int done = 0;
        for (int sign = nextSign(text, 0); sign >= 0; sign = nextSign(text, sign + 1)) {
            int local = localPart(text, sign, done);
            if (local < sign && isDomain(text, text.charAt(sign) == '@' ? sign + 1 : sign + 3)) {
                edits = edits == null ? new Edits(text, keep) : edits;
                edits.mask(shown(text, local, sign), sign);
                done = sign;
            }
        }
        return edits;
    }

    /** An at sign, or one as URLs write it. */
    private static int nextSign(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '@' || (c == '%' && text.startsWith("40", at + 1))) {
                return at;
            }
        }
        return -1;
    }

    /** Where the part before the sign begins; at the sign itself if there is none that could be a person's. */
    private static int localPart(String text, int sign, int done) {
        int start = sign;
        if (start > done && text.charAt(start - 1) == '"') {
            int quote = text.lastIndexOf('"', start - 2);
            return quote < done ? sign : quote;
        }
        while (start > done && isLocal(text.charAt(start - 1))) {
            start--;
        }
        while (start < sign && text.charAt(start) == '\'') {
            start++;
        }
        return isMasked(text, start, sign) ? sign : start;
    }

    private static boolean isMasked(String text, int start, int sign) {
        int at = start;
        while (at < sign && text.charAt(at) == '*') {
            at++;
        }
        return at == sign;
    }

    /** Behind the one character that stays; of a quoted part none does but the quote. */
    private static int shown(String text, int local, int sign) {
        return Math.min(sign, local + Character.charCount(text.codePointAt(local)));
    }

    private static boolean isDomain(String text, int start) {
        return start < text.length() && (Character.isLetterOrDigit(text.charAt(start)) || text.charAt(start) == '[');
    }

    private static boolean isLocal(char c) {
        return Characters.isLetterOrDigit(c)
                || (c >= 0x80 && (Character.isLetterOrDigit(c) || Character.isSurrogate(c)))
                || "._%+-*'!#$^~".indexOf(c) >= 0;
    }
}
