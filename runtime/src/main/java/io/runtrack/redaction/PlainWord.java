package io.runtrack.redaction;

import java.util.Locale;
import java.util.Set;

/** Knows the words that stand where a secret might stand, and are none. Stateless. */
final class PlainWord {
    private static final int LONGEST = 16;

    private static final Set<String> VALUES = Set.of("null", "true", "false", "none", "nil", "undefined");

    private static final Set<String> PROSE = Set.of(
            "is",
            "was",
            "are",
            "has",
            "had",
            "must",
            "may",
            "can",
            "cannot",
            "not",
            "no",
            "and",
            "or",
            "of",
            "for",
            "in",
            "on",
            "to",
            "from",
            "with",
            "by",
            "at",
            "the",
            "a",
            "an",
            "does",
            "did",
            "should",
            "will",
            "expired",
            "invalid",
            "missing",
            "required",
            "requires",
            "wrong",
            "incorrect",
            "token",
            "tokens",
            "auth",
            "authentication",
            "authorization",
            "credential",
            "credentials",
            "scheme",
            "header",
            "option",
            "argument",
            "parameter",
            "flag");

    private PlainWord() {}

    /** Whether a value says that there is none, or nothing but yes or no. */
    static boolean isValue(String text, int start, int end) {
        return isOneOf(VALUES, text, start, end);
    }

    /** Whether it is a word of a sentence about secrets. */
    static boolean isProse(String text, int start, int end) {
        return isOneOf(PROSE, text, start, end);
    }

    private static boolean isOneOf(Set<String> words, String text, int start, int end) {
        return end - start <= LONGEST
                && words.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
    }
}
