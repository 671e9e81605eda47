package io.runtrack.agent.capture;

import io.runtrack.agent.values.Accessors;
import io.runtrack.agent.values.Elements;
import io.runtrack.agent.values.RepeatableIterables;
import io.runtrack.agent.values.ScalaValues;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Walks the elements of what email methods return: of collections and arrays, and of those other Iterables that can be
 * walked again. The host is going to walk them, too, and must find what it put there. Safe for any thread.
 */
final class ResultElements {
    private final RepeatableIterables repeatable;

    ResultElements(Accessors accessors) {
        repeatable = new RepeatableIterables(accessors);
    }

    /** Null for what has none, or none that may be touched. May throw whatever the host's objects throw. */
    @Nullable
    Iterator<?> of(@Nullable Object value) {
        Iterator<?> elements = Elements.of(value);
        if (elements == null) {
            elements = ScalaValues.elements(value);
        }
        return elements == null && value instanceof Iterable<?> iterable && repeatable.include(iterable)
                ? iterable.iterator()
                : elements;
    }
}
