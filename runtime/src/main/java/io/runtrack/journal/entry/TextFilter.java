package io.runtrack.journal.entry;

/**
 * What every text goes through on its way into the journal, whatever field it is for; run ids alone do not. What it
 * throws keeps the entry out of the journal, which counts as dropped: better lost than leaked. Called from any thread,
 * under the journal's lock too.
 */
public interface TextFilter {

    /** Keeps texts as they are. */
    TextFilter NONE = new TextFilter() {
        @Override
        public String field(String text) {
            return text;
        }

        @Override
        public String stack(String text) {
            return text;
        }
    };

    /** The text to store instead of one; the same one where nothing is to be changed. */
    String field(String text);

    /**
     * Copies a text that is ASCII and that {@link #field} would leave as it is, byte by character: both for the price
     * of one look at it.
     *
     * @return false, with anything in those bytes, where it is not, or where that takes another look
     */
    default boolean copy(String text, byte[] into, int start) {
        return false;
    }

    /** The same for a stack trace, which may be longer. */
    String stack(String text);
}
