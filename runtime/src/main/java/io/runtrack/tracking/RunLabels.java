package io.runtrack.tracking;

import io.runtrack.model.TextLimit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The labels that a run gets: as many as its first record in the journal has room for, which are some ten thousand.
 * Each name and value keeps as much as has to be looked at before the journal cuts it as any other text.
 *
 * @param kept in the order given
 * @param leftOut how many there was no room for
 */
record RunLabels(Map<String, String> kept, int leftOut) {
    /**
     * Characters of all names and values. In UTF-8 they take three times as many bytes at most, and a segment of the
     * journal has 1 MiB.
     */
    static final int MOST_CHARACTERS = 256 << 10;

    static RunLabels of(Map<String, String> given) {
        Map<String, String> kept = new LinkedHashMap<>();
        int characters = 0;
        int leftOut = 0;
        for (Map.Entry<String, String> label : given.entrySet()) {
            String name = TextLimit.window(label.getKey(), TextLimit.FIELD_BYTES);
            String value = TextLimit.window(label.getValue(), TextLimit.FIELD_BYTES);
            int size = stored(name) + stored(value);
            if (size > MOST_CHARACTERS - characters) {
                leftOut++;
            } else {
                characters += size;
                kept.putIfAbsent(name, value);
            }
        }
        return new RunLabels(kept, leftOut);
    }

    /** The length that the journal will cut it to. */
    private static int stored(String text) {
        return TextLimit.cut(text, TextLimit.FIELD_BYTES).length();
    }

    /** What to tell the user of a run that did not get them all. */
    String warning(String runId) {
        return leftOut + " of " + (kept.size() + leftOut) + " labels of run " + runId
                + " are left out: all together have more than " + MOST_CHARACTERS
                + " characters; give fewer or shorter ones";
    }
}
