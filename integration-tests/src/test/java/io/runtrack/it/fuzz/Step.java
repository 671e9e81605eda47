package io.runtrack.it.fuzz;

import java.util.List;

/** What a body does before it ends. */
sealed interface Step {

    /**
     * A call of what the method overrides, with its own arguments.
     *
     * @param qualifier what the call is written with: {@code super}, or {@code Interface.super}
     * @param target the method that runs then
     * @param caught whether an exception goes no further
     * @param way which code of the method it is that calls
     */
    record CallSuper(String qualifier, MethodSpec target, boolean caught, Way way) implements Step {}

    /** From where something is called, on the thread at hand. */
    enum Way {
        DIRECT,
        LAMBDA,
        INNER_CLASS
    }

    /**
     * A call of the same method with the same arguments on another object, as decorators do; an exception goes no
     * further.
     */
    record Delegate(String source, TypeSpec receiver, MethodSpec target) implements Step {}

    /**
     * A call of the method itself on the same object while a parameter counts down; an exception goes no further.
     *
     * @param path the position of the parameter that gets another path each time
     * @param depth the position of the parameter that counts
     */
    record Recurse(int path, int depth) implements Step {}

    /** A call of another method with arguments of its own; an exception goes no further. */
    record CallOther(String source, TypeSpec receiver, MethodSpec target, List<Value> arguments) implements Step {

        /** Whether it is called on the object at hand, whatever that one's class. */
        boolean onItself() {
            return !source.contains(".");
        }
    }
}
