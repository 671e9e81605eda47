package io.runtrack.redaction;

/** From where to where in a text something is to be replaced, in one number: looking for secrets allocates nothing. */
final class Span {
    static final long NONE = -1;

    private Span() {}

    /** Nothing to replace in what is empty or has been replaced before. */
    static long of(String text, int start, int end) {
        if (start >= end || (end - start == Edits.MASK.length() && text.startsWith(Edits.MASK, start))) {
            return NONE;
        }
        return ((long) start << Integer.SIZE) | end;
    }

    static int start(long span) {
        return (int) (span >> Integer.SIZE);
    }

    static int end(long span) {
        return (int) span;
    }
}
