package io.runtrack.it.fuzz;

/**
 * A parameter.
 *
 * @param type what it is to the JVM
 * @param declared what stands in the source: a type variable, say
 */
record Slot(JavaType type, String declared, String name) {

    static Slot of(JavaType type, String name) {
        return new Slot(type, type.source(), name);
    }

    Slot named(String other) {
        return new Slot(type, declared, other);
    }
}
