package io.runtrack.cli.export;

import java.util.LinkedHashMap;
import java.util.Map;

/** Texts as UTF-8 can hold them: half a surrogate pair, which others' documents may have, becomes U+FFFD. Stateless. */
final class WholeText {
    private static final char REPLACEMENT = '\ufffd';

    private WholeText() {}

    static String of(String text) {
        int whole = 0;
        while (whole < text.length() && !isHalf(text.codePointAt(whole))) {
            whole += Character.charCount(text.codePointAt(whole));
        }
        return whole == text.length() ? text : replaced(text);
    }

    /** The same of values; a document whose names have such halves cannot be read. */
    static Map<String, String> of(Map<?, ?> labels) {
        Map<String, String> whole = new LinkedHashMap<>();
        labels.forEach((name, value) -> whole.put((String) name, of((String) value)));
        return whole;
    }

    private static boolean isHalf(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    private static String replaced(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints().forEach(character -> whole.appendCodePoint(isHalf(character) ? REPLACEMENT : character));
        return whole.toString();
    }
}
