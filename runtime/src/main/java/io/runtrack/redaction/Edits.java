package io.runtrack.redaction;

/**
 * A text with parts of it replaced, from its beginning to its end. It also knows where the part that is kept ends after
 * each replacement. For one thread.
 */
final class Edits {
    static final String MASK = "***";

    private final String text;
    private final StringBuilder edited;
    private final int keep;
    private int editedKeep = -1;
    private int copied;

    /** @param keep how much of the text is to be kept in the end; what begins before is replaced as a whole */
    Edits(String text, int keep) {
        this.text = text;
        this.keep = keep;
        this.edited = new StringBuilder(text.length() + 16);
    }

    void mask(int start, int end) {
        copyTo(start);
        edited.append(MASK);
        copied = end;
    }

    String text() {
        copyTo(text.length());
        return edited.toString();
    }

    /** Where the part to be kept ends in {@link #text}, which has to be asked first. */
    int keep() {
        return editedKeep < 0 ? edited.length() : editedKeep;
    }

    private void copyTo(int end) {
        if (editedKeep < 0 && end >= keep) {
            editedKeep = edited.length() + Math.max(0, keep - copied);
        }
        edited.append(text, copied, end);
        copied = end;
    }
}
