package io.runtrack.agent.values;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field of objects that are known by the names of their accessors alone, under each name that it goes by. Immutable,
 * for any thread.
 */
public final class ResultField {
    private final NamedPart[] spellings;

    /** @param names in the order in which they are preferred */
    public ResultField(Accessors accessors, String... names) {
        spellings = new NamedPart[names.length];
        for (int i = 0; i < names.length; i++) {
            spellings[i] = accessors.partOfObject(names[i]);
        }
    }

    /** The first that the object has and that is not null; null when there is none or its accessor fails. */
    public @Nullable Object of(Object object) {
        if (!mayHaveFields(object)) {
            return null;
        }
        for (NamedPart spelling : spellings) {
            try {
                Object value = Contents.of(spelling.from(object));
                if (value != null) {
                    return value;
                }
            } catch (Throwable hostFailure) {
                // perhaps under another name
            }
        }
        return null;
    }

    /** The same as a text. */
    public @Nullable String textOf(Object object) {
        try {
            Object value = of(object);
            return value instanceof Throwable thrown ? Failure.of(thrown).message() : FieldText.of(value);
        } catch (Throwable hostFailure) {
            return null;
        }
    }

    /** The JDK's own types are no results, except for maps. */
    private static boolean mayHaveFields(Object object) {
        return object instanceof Map<?, ?> || object.getClass().getClassLoader() != null;
    }
}
