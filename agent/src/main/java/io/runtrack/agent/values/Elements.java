package io.runtrack.agent.values;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Walks the elements of what counts as a collection. */
public final class Elements {
    private Elements() {}

    /** The elements of a collection or an array of objects; null for anything else. */
    public static @Nullable Iterator<?> of(@Nullable Object value) {
        if (value instanceof Collection<?> collection) {
            return collection.iterator();
        }
        return value instanceof Object[] array ? Arrays.asList(array).iterator() : null;
    }
}
