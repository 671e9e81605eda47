package io.runtrack.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks texts into lines: after blanks, else after what joins the parts of names, else where a line is full.
 * Stateless.
 */
final class Wrapping {
    private static final String BLANKS = " ";
    private static final String JOINTS = "/\\-_.,;:&?=";

    private Wrapping() {}

    /** @param most how many lines there may be; the last one is cut */
    static List<String> lines(String text, int width, int most) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (DisplayWidth.of(rest) > width && lines.size() < most - 1 && width > 0) {
            String line = line(rest, width);
            lines.add(line.stripTrailing());
            rest = rest.substring(line.length());
        }
        lines.add(DisplayWidth.cut(rest, width));
        return lines;
    }

    private static String line(String text, int width) {
        String full = DisplayWidth.start(text, width);
        if (full.length() < text.length() && text.charAt(full.length()) == ' ') {
            return text.substring(0, full.length() + 1); // the blank falls between the lines
        }
        int end = endAfter(BLANKS, full);
        if (end == 0) {
            end = endAfter(JOINTS, full);
        }
        if (end > 0) {
            return full.substring(0, end);
        }
        // A wide character has no half: something is taken, so that there is an end.
        return full.isEmpty() ? text.substring(0, text.offsetByCodePoints(0, 1)) : full;
    }

    /** Zero when none of the characters is in the second half. */
    private static int endAfter(String characters, String text) {
        for (int end = text.length(); end > text.length() / 2; end--) {
            if (characters.indexOf(text.charAt(end - 1)) >= 0) {
                return end;
            }
        }
        return 0;
    }
}
