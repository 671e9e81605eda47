package io.runtrack.figures.logs;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Folds what differs from one error message to the next (dates, ids, paths, numbers), so that those of one cause are
 * one group. Stateless.
 */
public final class ErrorMessages {
    private static final int LONGEST = 300;
    /** A shorter one may stand in any word. */
    private static final int SHORTEST_PATH = 3;

    private record Folding(Pattern pattern, String word) {}

    /** In this order: what is part of a longer thing comes after it. None of them can backtrack far. */
    private static final List<Folding> FOLDINGS = List.of(
            new Folding(Pattern.compile("\\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\\b"), "<id>"),
            new Folding(Pattern.compile("\\b[a-z][a-z0-9+.-]{1,20}://[^\\s'\"<>)]+"), "<url>"),
            new Folding(
                    Pattern.compile(
                            "\\b\\d{4}-\\d{2}-\\d{2}(?:[T ]\\d{2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?"),
                    "<date>"),
            new Folding(
                    Pattern.compile("(?<![\\w.])(?:[A-Za-z]:)?(?:[/\\\\][^\\s/\\\\'\"<>:;,()]+){2,}[/\\\\]?"),
                    "<path>"),
            new Folding(
                    Pattern.compile("<[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+>|\\b[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+\\b"),
                    "<email>"),
            new Folding(Pattern.compile("\\b(?:0x)?(?=[0-9a-fA-F]*\\d)[0-9a-fA-F]{8,}\\b"), "<id>"),
            new Folding(Pattern.compile("\\d+(?:[.,]\\d+)*"), "#"));

    /**
     * Codes by which servers say what is wrong, which are no numbers like others: an SMTP reply (RFC 5321) with or
     * without its enhanced code (RFC 3463), an HTTP status that is called so, and either at the beginning of the
     * message.
     */
    private static final Pattern CODES = Pattern.compile("\\b[245]\\d\\d[ -][245]\\.\\d{1,3}\\.\\d{1,3}\\b"
            + "|\\b(?i:HTTP(?:/\\d(?:\\.\\d)?)?|status|status code|response code|SMTP)[:= ]{1,2}[1-5]\\d\\d\\b"
            + "|^[245]\\d\\d(?=[ -]\\D)"
            + "|(?<![\\d.])[245]\\.[0-7]\\.\\d{1,2}(?![\\d.])");

    /** Stand for the digits of codes meanwhile: no character of a text that people read. */
    private static final char FIRST_STAND_IN = '\uE000';

    private ErrorMessages() {}

    /** The message of a file's error without what is particular, the file's own path first of all; null for none. */
    public static @Nullable String normalised(@Nullable String message, @Nullable String path) {
        if (message == null || path == null || path.length() < SHORTEST_PATH) {
            return normalised(message);
        }
        return normalised(message.replace(path, "<path>"));
    }

    /** The message without what is particular; null for none. */
    public static @Nullable String normalised(@Nullable String message) {
        if (message == null) {
            return null;
        }
        String text = message.length() > 2 * LONGEST ? message.substring(0, 2 * LONGEST) : message;
        text = CODES.matcher(text).replaceAll(code -> hidden(code.group()));
        for (Folding folding : FOLDINGS) {
            text = folding.pattern.matcher(text).replaceAll(folding.word);
        }
        text = shown(text).strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private static String hidden(String code) {
        StringBuilder text = new StringBuilder(code);
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit >= '0' && digit <= '9') {
                text.setCharAt(i, (char) (FIRST_STAND_IN + digit - '0'));
            }
        }
        return text.toString();
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder(text);
        for (int i = 0; i < shown.length(); i++) {
            int digit = shown.charAt(i) - FIRST_STAND_IN;
            if (digit >= 0 && digit <= 9) {
                shown.setCharAt(i, (char) ('0' + digit));
            }
        }
        return shown.toString();
    }
}
