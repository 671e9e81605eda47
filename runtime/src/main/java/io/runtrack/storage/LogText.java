package io.runtrack.storage;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * Tells by a log's bytes alone whether a path in it may hold a text, which is far quicker than to parse the log. It
 * never says no where there is such a path. JSON leaves writers a choice: each character may be written as an escape,
 * and then the bytes do not hold the text as it is. So an escape of any of its characters is a reason to look closer,
 * too. Immutable.
 */
final class LogText {
    private static final int ESCAPE_LENGTH = "\\u0000".length();

    /** As UTF-8, with the escapes that JSON demands; one byte a character, as the logs are looked at. */
    private final String bytes;

    /** Those of the text, any of which may be an escape. */
    private final BitSet characters = new BitSet();

    LogText(String text) {
        this.bytes = new String(escaped(text).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        text.chars().forEach(characters::set);
    }

    /** How many bytes at the end of a part must be looked at again with the next part. */
    int overlap() {
        return Math.max(bytes.length(), ESCAPE_LENGTH) - 1;
    }

    boolean mayBeIn(byte[] part, int length) {
        // The runtime searches such strings with vector instructions, and arrays not.
        String text = new String(part, 0, length, StandardCharsets.ISO_8859_1);
        return text.contains(bytes) || holdsEscape(text);
    }

    /** Every backslash is looked at, also one that is itself escaped: a part may begin amid such a pair. */
    private boolean holdsEscape(String text) {
        for (int at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at + 1)) {
            char kind = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            boolean whole = kind == 'u' && at + ESCAPE_LENGTH <= text.length();
            int character = whole ? hexadecimal(text, at + 2, at + ESCAPE_LENGTH) : kind == '/' ? kind : -1;
            if (character >= 0 && characters.get(character)) {
                return true;
            }
        }
        return false;
    }

    private static int hexadecimal(String text, int start, int end) {
        int number = 0;
        for (int i = start; i < end; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            number = number * 16 + digit;
        }
        return number;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '"' -> escaped.append("\\\"");
                case '\\' -> escaped.append("\\\\");
                case '\b' -> escaped.append("\\b");
                case '\f' -> escaped.append("\\f");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                default -> escaped.append(character); // other control characters can only be such escapes
            }
        }
        return escaped.toString();
    }
}
