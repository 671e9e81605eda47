package io.runtrack.agent.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One annotation of a woven method as its class file holds it, or a rule of the configuration that stands for one.
 *
 * @param kind which annotation
 * @param attributes the attributes that were given explicitly: a String, a Boolean, an enum constant as its name,
 *     classes as a list of binary names, each in whatever package if {@link #IN_ANY_PACKAGE} stands in front of it
 * @param place where the rule stands, as the user would say it; null for an annotation
 * @param isBuiltIn whether no user has said so: what is known of a framework captures its calls
 */
public record TrackedAnnotation(
        TrackedKind kind,
        Map<String, Object> attributes,
        @Nullable String place,
        boolean isBuiltIn) {

    /** In front of the name of a class that was given without its package. */
    public static final String IN_ANY_PACKAGE = "*.";

    public TrackedAnnotation {
        attributes = Map.copyOf(attributes);
    }

    /** An annotation of a class file. */
    public TrackedAnnotation(TrackedKind kind, Map<String, Object> attributes) {
        this(kind, attributes, null, false);
    }

    /** A rule that a user wrote. */
    public TrackedAnnotation(TrackedKind kind, Map<String, Object> attributes, String place) {
        this(kind, attributes, place, false);
    }

    /** Whether the configuration says so, and no annotation. */
    public boolean isRule() {
        return place != null;
    }

    /** As the source writes it, or the user would say it. */
    public String displayName() {
        if (isBuiltIn) {
            return "capture of ".concat(String.valueOf(place));
        }
        if (place != null) {
            return "the rule in " + place;
        }
        return switch (kind) {
            case COMMAND -> "@TrackedCommand";
            case FILE -> "@TrackedFile";
            case EMAIL -> "@TrackedEmail";
            case HOOK -> "a hook";
        };
    }

    /** The text of an attribute; null when it was not given or is empty, which means the same. */
    public @Nullable String text(String attribute) {
        return attributes.get(attribute) instanceof String text && !text.isEmpty() ? text : null;
    }

    public boolean flag(String attribute) {
        return Boolean.TRUE.equals(attributes.get(attribute));
    }

    /** The constant of that name; the default when none was given. */
    public <E extends Enum<E>> E constant(String attribute, E whenAbsent) {
        return attributes.get(attribute) instanceof String name
                ? Enum.valueOf(whenAbsent.getDeclaringClass(), name)
                : whenAbsent;
    }

    public List<String> classNames(String attribute) {
        if (!(attributes.get(attribute) instanceof List<?> names)) {
            return List.of();
        }
        List<String> classNames = new ArrayList<>(names.size());
        for (Object name : names) {
            classNames.add((String) name);
        }
        return classNames;
    }
}
