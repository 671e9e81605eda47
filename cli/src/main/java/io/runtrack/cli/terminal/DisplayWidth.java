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
        StringBuilder kept = new StringBuilder();
        int used = 1;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            used += of(character);
            if (used > width) {
                break;
            }
            kept.appendCodePoint(character);
            i += Character.charCount(character);
        }
        return width < 1 ? "" : kept.append('…').toString();
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
