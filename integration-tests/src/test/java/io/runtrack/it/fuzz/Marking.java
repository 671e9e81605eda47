package io.runtrack.it.fuzz;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An annotation on a method.
 *
 * @param templates attributes that may hold braces
 * @param constants attributes whose values are Java
 */
record Marking(Kind kind, Map<String, Template> templates, Map<String, String> constants) {

    enum Kind {
        COMMAND("TrackedCommand"),
        FILE("TrackedFile"),
        EMAIL("TrackedEmail");

        private final String annotation;

        Kind(String annotation) {
            this.annotation = annotation;
        }
    }

    @Nullable
    Template template(String attribute) {
        return templates.get(attribute);
    }

    /** The value of an attribute that holds text but no braces; null if it is not there. */
    @Nullable
    String text(String attribute) {
        String constant = constants.get(attribute);
        return constant == null ? null : constant.replace("\"", "");
    }

    /** The constant of an enum that an attribute names, in lower case as it is stored. */
    String status(String attribute, String otherwise) {
        String constant = constants.get(attribute);
        return constant == null
                ? otherwise
                : constant.substring(constant.indexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    boolean has(String attribute) {
        return constants.containsKey(attribute) || templates.containsKey(attribute);
    }

    String source() {
        Map<String, String> attributes = new TreeMap<>(constants);
        templates.forEach((name, template) -> attributes.put(name, Values.quoted(template.source())));
        String list = String.join(
                ", ",
                attributes.entrySet().stream()
                        .map(each -> each.getKey() + " = " + each.getValue())
                        .toList());
        return "@" + kind.annotation + (list.isEmpty() ? "" : "(" + list + ")");
    }
}
