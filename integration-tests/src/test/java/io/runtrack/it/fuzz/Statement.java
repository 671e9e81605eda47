package io.runtrack.it.fuzz;

import java.util.List;

/** What a program does, in its order. */
sealed interface Statement {

    /** Makes an object of a class. */
    record Construct(String source, TypeSpec type) implements Statement {}

    /** Calls a method and prints how that ended. */
    record Call(String source, TypeSpec receiver, MethodSpec method, List<Value> arguments) implements Statement {}
}
