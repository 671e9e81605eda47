package io.runtrack.agent.values;

import io.runtrack.model.TextLimit;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns the host's values into the text of a field. Collections, maps and arrays are written out only as far as the
 * field reaches, so that a huge one, or one that holds itself, costs no more than a small one. The text is longer than
 * a field keeps, since secrets are looked for before it is cut.
 */
public final class FieldText {
    private static final int MAX_DEPTH = 3;

    private FieldText() {}

    /** Null for null and for an Optional that is empty. May throw whatever the value's {@code toString} throws. */
    public static @Nullable String of(@Nullable Object value) {
        // First, since most are: to find out that something is no collection, text or date takes longer.
        if (value instanceof String text) {
            return TextLimit.window(text, TextLimit.FIELD_BYTES);
        }
        if (value instanceof Path) {
            return written(value);
        }
        Object content = Contents.of(value);
        if (content != value) {
            return of(content);
        }
        if (value == null) {
            return null;
        }
        if (value instanceof Collection<?> || value instanceof Map<?, ?> || isArray(value)) {
            StringBuilder text = new StringBuilder();
            append(text, value, 0);
            return TextLimit.window(text.toString(), TextLimit.FIELD_BYTES);
        }
        return plain(value);
    }

    /** The huge ones among the host's values are texts: a copy of one would be as huge. */
    private static @Nullable String plain(@Nullable Object value) {
        if (value instanceof CharSequence text) {
            return TextLimit.window(text, TextLimit.FIELD_BYTES);
        }
        if (value == null) {
            return null;
        }
        String date = IsoDate.of(value);
        return date == null ? written(value) : date;
    }

    private static @Nullable String written(Object value) {
        String text = value.toString();
        return text == null ? null : TextLimit.window(text, TextLimit.FIELD_BYTES);
    }

    private static void append(StringBuilder text, @Nullable Object value, int depth) {
        if (value instanceof Collection<?> collection) {
            appendAll(text, collection.iterator(), depth);
        } else if (value != null && isArray(value)) {
            appendArray(text, value, depth);
        } else if (value instanceof Map<?, ?> map) {
            appendEntries(text, map.entrySet().iterator(), depth);
        } else {
            text.append(plain(value));
        }
    }

    private static void appendAll(StringBuilder text, Iterator<?> elements, int depth) {
        if (depth == MAX_DEPTH) {
            text.append("[…]");
            return;
        }
        String separator = "[";
        while (elements.hasNext() && text.length() <= 2 * TextLimit.FIELD_BYTES) {
            append(text.append(separator), elements.next(), depth + 1);
            separator = ", ";
        }
        text.append(separator.equals("[") ? "[]" : "]");
    }

    private static void appendArray(StringBuilder text, Object array, int depth) {
        if (depth == MAX_DEPTH) {
            text.append("[…]");
            return;
        }
        text.append('[');
        int length = Array.getLength(array);
        for (int i = 0; i < length && text.length() <= 2 * TextLimit.FIELD_BYTES; i++) {
            append(text.append(i == 0 ? "" : ", "), Array.get(array, i), depth + 1);
        }
        text.append(']');
    }

    /** Characters are a password's, as a rule, and a secret could not be told from its letters. */
    private static boolean isArray(Object value) {
        return value.getClass().isArray() && !(value instanceof char[]);
    }

    private static void appendEntries(StringBuilder text, Iterator<? extends Map.Entry<?, ?>> entries, int depth) {
        if (depth == MAX_DEPTH) {
            text.append("{…}");
            return;
        }
        String separator = "{";
        while (entries.hasNext() && text.length() <= 2 * TextLimit.FIELD_BYTES) {
            Map.Entry<?, ?> entry = entries.next();
            append(text.append(separator), entry.getKey(), depth + 1);
            append(text.append('='), entry.getValue(), depth + 1);
            separator = ", ";
        }
        text.append(separator.equals("{") ? "{}" : "}");
    }
}
