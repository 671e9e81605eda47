package io.runtrack.cli.report.figures;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Folds what differs from one error message to the next (dates, ids, paths, numbers), so that those of one cause are
 * one group. Stateless.
 */
final class ErrorMessages {
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
            new Folding(Pattern.compile("\\b[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+\\b"), "<email>"),
            new Folding(Pattern.compile("\\b(?:0x)?(?=[0-9a-fA-F]*\\d)[0-9a-fA-F]{8,}\\b"), "<id>"),
            new Folding(Pattern.compile("\\d+(?:[.,]\\d+)*"), "#"));

    private ErrorMessages() {}

    /** The message of a file's error without what is particular, the file's own path first of all; null for none. */
    static @Nullable String normalised(@Nullable String message, @Nullable String path) {
        if (message == null || path == null || path.length() < SHORTEST_PATH) {
            return normalised(message);
        }
        return normalised(message.replace(path, "<path>"));
    }

    /** The message without what is particular; null for none. */
    static @Nullable String normalised(@Nullable String message) {
        if (message == null) {
            return null;
        }
        String text = message.length() > 2 * LONGEST ? message.substring(0, 2 * LONGEST) : message;
        for (Folding folding : FOLDINGS) {
            text = folding.pattern.matcher(text).replaceAll(folding.word);
        }
        text = text.strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
