package io.runtrack.agent.capture;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One annotation of a woven method, as its class file holds it.
 *
 * @param kind which annotation
 * @param attributes the attributes that were given explicitly: a String, a Boolean, an enum constant as its name, classes as a list of
 *     binary names
 */
public record TrackedAnnotation(TrackedKind kind, Map<String, Object> attributes) {

    public TrackedAnnotation {
        attributes = Map.copyOf(attributes);
    }

    /** The text of an attribute; null when it was not given or is empty, which means the same. */
    @Nullable
    String text(String attribute) {
        return attributes.get(attribute) instanceof String text && !text.isEmpty() ? text : null;
    }

    boolean flag(String attribute) {
        return Boolean.TRUE.equals(attributes.get(attribute));
    }

    /** The constant of that name; the default when none was given. */
    <E extends Enum<E>> E constant(String attribute, E whenAbsent) {
        return attributes.get(attribute) instanceof String name
                ? Enum.valueOf(whenAbsent.getDeclaringClass(), name)
                : whenAbsent;
    }

    List<String> classNames(String attribute) {
        if (!(attributes.get(attribute) instanceof List<?> names)) {
            return List.of();
        }
        return names.stream().map(String::valueOf).toList();
    }
}
