package io.runtrack.cli.terminal;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the middle out of texts that are too long.
 *
 * @param width what a text may take
 * @param head how much of that its beginning takes
 */
record MiddleCut(int width, int head) {
    /** In hundredths; more of a path's end tells it from others. */
    private static final int[] HEADS = {33, 50, 67, 0, 20, 80, 100};

    /** A cut after which texts that differ still do; null when there is none. */
    static @Nullable MiddleCut telling(Collection<String> texts, int width) {
        Set<String> whole = new HashSet<>(texts);
        for (int hundredths : HEADS) {
            MiddleCut cut = new MiddleCut(width, (width - 1) * hundredths / 100);
            Set<String> seen = new HashSet<>();
            if (whole.stream().allMatch(text -> seen.add(cut.of(text)))) {
                return cut;
            }
        }
        return null;
    }

    String of(String text) {
        if (DisplayWidth.of(text) <= width) {
            return text;
        }
        String beginning = DisplayWidth.start(text, head);
        return beginning + "…" + DisplayWidth.end(text, width - 1 - DisplayWidth.of(beginning));
    }
}
