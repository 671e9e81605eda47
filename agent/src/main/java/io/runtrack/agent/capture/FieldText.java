package io.runtrack.agent.capture;

import io.runtrack.model.TextLimit;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns the host's values into the text of a field. Collections, maps and arrays are written out only as far as the field reaches, so that a
 * huge one, or one that holds itself, costs no more than a small one. More is handed on than a field keeps, since secrets are looked for
 * before it is cut.
 */
final class FieldText {
    private static final int MAX_DEPTH = 3;

    private FieldText() {}

    /** Null for null and for an empty Optional. May throw whatever the value's {@code toString} throws. */
    static @Nullable String of(@Nullable Object value) {
        if (value instanceof String || value instanceof Path) {
            return plain(value); // first, since most are, and to find out that something is no collection takes longer
        }
        if (value instanceof Optional<?> optional) {
            return of(optional.orElse(null));
        }
        if (value instanceof Collection<?> || value instanceof Object[] || value instanceof Map<?, ?>) {
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
        String text = value == null ? null : value.toString();
        return text == null ? null : TextLimit.window(text, TextLimit.FIELD_BYTES);
    }

    private static void append(StringBuilder text, @Nullable Object value, int depth) {
        if (value instanceof Collection<?> collection) {
            appendAll(text, collection.iterator(), depth);
        } else if (value instanceof Object[] array) {
            appendAll(text, Arrays.asList(array).iterator(), depth);
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
