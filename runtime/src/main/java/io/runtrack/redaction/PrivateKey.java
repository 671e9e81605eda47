package io.runtrack.redaction;

import io.runtrack.model.TextLimit;

/**
 * Private key blocks, also with {@code \n} for their line ends, and what is left of one when its beginning or end was
 * cut off. Stateless.
 */
final class PrivateKey {
    private static final String DASHES = "-----";
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String NAME = "PRIVATE KEY";
    private static final int LONGEST_LABEL = 48;

    private PrivateKey() {}

    /** The block that begins or ends at five dashes. */
    static long at(String text, int dashes, int from) {
        if (text.startsWith(BEGIN, dashes) && isPrivate(text, dashes + BEGIN.length())) {
            return Span.of(text, dashes, end(text, dashes));
        }
        if (text.startsWith(END, dashes) && isPrivate(text, dashes + END.length())) {
            return Span.of(text, beginning(text, dashes, from), endOfLabel(text, dashes + END.length()));
        }
        return Span.NONE;
    }

    /**
     * Where a block ends: behind its last line or, if that was cut off, with the text or before the frames of a stack.
     */
    static int end(String text, int begin) {
        for (int at = begin + DASHES.length(); at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '-' && text.startsWith(END, at)) {
                return endOfLabel(text, at + END.length());
            }
            if ((c == '\n' && text.startsWith("\tat ", at + 1)) || text.startsWith(TextLimit.MARK, at)) {
                return at;
            }
        }
        return text.length();
    }

    private static int endOfLabel(String text, int label) {
        int end = find(DASHES, text, label);
        return end < 0 ? label : end + DASHES.length();
    }

    private static boolean isPrivate(String text, int label) {
        return find(NAME, text, label) >= 0;
    }

    private static int find(String wanted, String text, int label) {
        int at = label;
        while (at < text.length() && at - label < LONGEST_LABEL && !text.startsWith(wanted, at)) {
            char c = text.charAt(at);
            at = Characters.isUpper(c) || Characters.isDigit(c) || c == ' ' ? at + 1 : text.length();
        }
        return text.startsWith(wanted, at) ? at : -1;
    }

    /** As far back as there is nothing but Base64 and line ends, real ones or written out. */
    private static int beginning(String text, int end, int from) {
        int at = end;
        while (at > from && isBlock(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static boolean isBlock(char c) {
        return Characters.isBase64(c) || c == '=' || c == '\\' || c == '\n' || c == '\r';
    }
}
