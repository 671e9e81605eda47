package io.runtrack.it.fuzz;

import java.util.List;
import java.util.Optional;

/**
 * Finds the annotation that counts for a method: its own, else the nearest superclass's, else the nearest interface's.
 */
final class Inheritance {

    private Inheritance() {}

    /** The method on which it stands. */
    static Optional<MethodSpec> nearest(TypeSpec receiver, MethodSpec running, Marking.Kind kind) {
        if (running.marking(kind).isPresent() || running.standsAlone()) {
            return Optional.of(running).filter(method -> method.marking(kind).isPresent());
        }
        TypeSpec declaring = receiver.declaring(running);
        for (TypeSpec type : declaring.classes()) {
            Optional<MethodSpec> method = marked(type, running.name(), kind);
            if (method.isPresent()) {
                return method;
            }
        }
        List<TypeSpec> interfaces = declaring.interfaces().stream()
                .filter(type -> marked(type, running.name(), kind).isPresent())
                .toList();
        return interfaces.stream()
                .filter(type -> interfaces.stream().noneMatch(other -> other.isBelow(type)))
                .findFirst()
                .flatMap(type -> marked(type, running.name(), kind));
    }

    private static Optional<MethodSpec> marked(TypeSpec type, String name, Marking.Kind kind) {
        return type.declared(name).filter(method -> method.marking(kind).isPresent());
    }
}
