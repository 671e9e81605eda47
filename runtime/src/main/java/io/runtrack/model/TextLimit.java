package io.runtrack.model;

import org.jspecify.annotations.Nullable;

/** Keeps texts to a size in UTF-8, so that no record outgrows the journal. Costs no more for a text of 100 MB than for one that is just too long. */
public final class TextLimit {
    /** For messages, paths and all other fields but stacks. */
    public static final int FIELD_BYTES = 4 << 10;

    /** For the stacks of exceptions. */
    public static final int STACK_BYTES = 8 << 10;

    /** Ends a text that was cut. */
    public static final String MARK = "…(cut)";

    private static final int MARK_BYTES = 8;

    private TextLimit() {}

    /** A field's text; null for null. */
    public static @Nullable String field(@Nullable String text) {
        return text == null ? null : cut(text, FIELD_BYTES);
    }

    /** As {@link #cut(String, int)} for what need not be copied whole. May throw what the sequence throws. */
    public static String cut(CharSequence text, int limitBytes) {
        return cut(
                text.length() > limitBytes ? text.subSequence(0, limitBytes + 1).toString() : text.toString(),
                limitBytes);
    }

    /** The text itself if it fits; else its beginning and {@link #MARK}, together within the limit. */
    public static String cut(String text, int limitBytes) {
        if (text.length() * 3L <= limitBytes) {
            return text;
        }
        int cutAt = 0;
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            bytes += utf8Length(codePoint);
            if (bytes > limitBytes) {
                return text.substring(0, cutAt) + MARK;
            }
            i += Character.charCount(codePoint);
            if (bytes <= limitBytes - MARK_BYTES) {
                cutAt = i;
            }
        }
        return text;
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
