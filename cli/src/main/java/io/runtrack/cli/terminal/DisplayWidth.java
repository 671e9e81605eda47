package io.runtrack.cli.terminal;

/**
 * How many columns of a terminal a text takes: Chinese, Japanese and Korean characters and emoji take two, accents
 * none.
 */
public final class DisplayWidth {
    /** First and last of each block of wide characters, after Unicode's East Asian Width. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x2E80, 0x303E},
        {0x3041, 0xA4CF},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x1F300, 0x1F64F},
        {0x1F680, 0x1FAFF},
        {0x20000, 0x3FFFD},
    };

    private DisplayWidth() {}

    public static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    /** As much of the text as fits, with an ellipsis where something is missing. */
    static String cut(String text, int width) {
        if (text.length() <= width / 2 || of(text) <= width) {
            return text;
        }
        return width < 1 ? "" : start(text, width - 1) + '…';
    }

    /** As much of its beginning as fits. */
    static String start(String text, int width) {
        int end = 0;
        for (int used = 0; end < text.length(); end += Character.charCount(text.codePointAt(end))) {
            used += of(text.codePointAt(end));
            if (used > width) {
                break;
            }
        }
        return text.substring(0, end);
    }

    /** As much of its end as fits. */
    static String end(String text, int width) {
        int start = text.length();
        for (int used = 0; start > 0; start -= Character.charCount(text.codePointBefore(start))) {
            used += of(text.codePointBefore(start));
            if (used > width) {
                break;
            }
        }
        return text.substring(start);
    }

    private static int of(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        for (int[] block : WIDE) {
            if (character < block[0]) {
                return 1;
            }
            if (character <= block[1]) {
                return 2;
            }
        }
        return 1;
    }
}
