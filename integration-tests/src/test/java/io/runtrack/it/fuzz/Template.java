package io.runtrack.it.fuzz;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An attribute's text with at most one pair of braces in it.
 *
 * @param root what stands first within the braces; null if the text is to be taken as it is
 * @param steps names of parts, and numbers of elements
 */
record Template(String before, @Nullable String root, List<String> steps, String after) {

    static Template text(String text) {
        return new Template(text, null, List.of(), "");
    }

    static Template of(String root, List<String> steps) {
        return new Template("", root, steps, "");
    }

    Template within(String first, String last) {
        return new Template(first, root, steps, last);
    }

    /** As it stands in the annotation. */
    String source() {
        if (root == null) {
            return before;
        }
        StringBuilder text = new StringBuilder(before).append('{').append(root);
        for (String step : steps) {
            text.append(step.matches("-?\\d+") ? "[" + step + "]" : "." + step);
        }
        return text.append('}').append(after).toString();
    }

    /** What it becomes; null if anything on its way is null or not there. */
    @Nullable
    String evaluate(Map<String, Value> roots) {
        if (root == null) {
            return before;
        }
        Value value = value(roots);
        return value == null || value.isNull() ? null : before + value.text() + after;
    }

    /** The value that its braces lead to. */
    @Nullable
    Value value(Map<String, Value> roots) {
        Value value = root == null ? null : roots.get(root);
        for (String step : steps) {
            value = value == null ? null : step(value, step);
        }
        return value == null ? null : value.seen();
    }

    private static @Nullable Value step(Value value, String step) {
        if (!step.matches("-?\\d+")) {
            return value.parts().get(step);
        }
        int index = Integer.parseInt(step);
        int from = index < 0 ? index + value.elements().size() : index;
        return from >= 0 && from < value.elements().size() ? value.elements().get(from) : null;
    }
}
