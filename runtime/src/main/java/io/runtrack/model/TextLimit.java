package io.runtrack.model;

/** How long a text may be when it is stored, in bytes of UTF-8, so that no record outgrows the journal. */
public final class TextLimit {
    /** For messages, paths and all other fields but stacks. */
    public static final int FIELD_BYTES = 4 << 10;

    /** For the stacks of exceptions. */
    public static final int STACK_BYTES = 8 << 10;

    /** Ends a text that was cut. */
    public static final String MARK = "…(cut)";

    private static final int MARK_BYTES = 8;

    private TextLimit() {}

    /**
     * As much of a text as has to be looked at before it is cut: a secret that the cut goes through must be seen whole.
     */
    public static String window(String text, int limitBytes) {
        int most = 2 * limitBytes;
        return text.length() <= most ? text : text.substring(0, most);
    }

    /** The same for what need not be copied whole. May throw what the sequence throws. */
    public static String window(CharSequence text, int limitBytes) {
        int most = 2 * limitBytes;
        return (text.length() <= most ? text : text.subSequence(0, most)).toString();
    }

    /** The text itself if it fits; else its beginning and {@link #MARK}, together within the limit. */
    public static String cut(String text, int limitBytes) {
        int fitting = fitting(text, limitBytes);
        return fitting == text.length() ? text : text.substring(0, fitting).concat(MARK);
    }

    /** A beginning of a longer text, with {@link #MARK} at its end; shortened further if both do not fit. */
    public static String mark(String beginning, int limitBytes) {
        int fitting = fitting(beginning, limitBytes - MARK_BYTES);
        return (fitting == beginning.length() ? beginning : beginning.substring(0, fitting)).concat(MARK);
    }

    /**
     * How many UTF-16 units of a text to keep: all if it fits, else as many whole characters as leave room for the
     * mark.
     */
    public static int fitting(String text, int limitBytes) {
        int length = text.length();
        if (length * 3L <= limitBytes) {
            return length;
        }
        int cutAt = 0;
        int bytes = 0;
        for (int i = 0; i < length; ) {
            int codePoint = text.codePointAt(i);
            bytes += utf8Length(codePoint);
            if (bytes > limitBytes) {
                return cutAt;
            }
            i += Character.charCount(codePoint);
            if (bytes <= limitBytes - MARK_BYTES) {
                cutAt = i;
            }
        }
        return length;
    }

    private static int utf8Length(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }
}
