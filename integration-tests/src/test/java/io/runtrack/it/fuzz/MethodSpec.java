package io.runtrack.it.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A method of a generated type. Of methods with one name those in related types override one another.
 *
 * @param modifiers all of them, and type parameters
 * @param declaredResult the result as it stands in the source
 * @param varargs whether the last parameter is written with dots
 * @param body null for none
 */
record MethodSpec(
        String owner,
        String name,
        String modifiers,
        JavaType result,
        String declaredResult,
        List<Slot> slots,
        boolean varargs,
        List<Marking> markings,
        @Nullable Body body) {

    Optional<Marking> marking(Marking.Kind kind) {
        return markings.stream().filter(each -> each.kind() == kind).findFirst();
    }

    /** Whether it neither overrides nor is overridden. */
    boolean standsAlone() {
        return modifiers.matches("(.* )?(static|private|final)( .*)?");
    }

    boolean isStatic() {
        return modifiers.contains("static");
    }

    String source() {
        StringBuilder text = new StringBuilder();
        markings.forEach(marking -> text.append(marking.source()).append('\n'));
        text.append(modifiers).append(' ').append(declaredResult).append(' ').append(name);
        text.append('(').append(String.join(", ", parameters())).append(") throws Exception");
        if (body == null) {
            return text.append(";\n").toString();
        }
        return text.append(" {\n")
                .append(new BodyWriter(this, body).source())
                .append("}\n")
                .toString();
    }

    private List<String> parameters() {
        List<String> parameters = new ArrayList<>();
        slots.forEach(slot -> parameters.add(slot.declared() + " " + slot.name()));
        if (varargs) {
            int last = parameters.size() - 1;
            parameters.set(last, parameters.get(last).replace("[]", "..."));
        }
        return parameters;
    }
}
