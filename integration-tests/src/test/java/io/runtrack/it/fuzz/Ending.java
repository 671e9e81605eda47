package io.runtrack.it.fuzz;

import org.jspecify.annotations.Nullable;

/**
 * How a body ends.
 *
 * @param value what it returns
 * @param argument the position of the parameter that it returns instead; -1 if it does not
 * @param failure what it throws, if anything
 * @param kept whether the object is remembered, so that its caller can tell whether it gets the very same
 */
record Ending(Value value, int argument, @Nullable Failure failure, boolean kept) {

    static Ending returning(Value value, boolean kept) {
        return new Ending(value, -1, null, kept);
    }

    static Ending throwing(Failure failure, boolean kept) {
        return new Ending(Value.ofVoid(), -1, failure, kept);
    }

    static Ending returningArgument(int position) {
        return new Ending(Value.ofVoid(), position, null, false);
    }

    /** The statement, in a method with these parameters. */
    String source(MethodSpec method) {
        if (failure != null) {
            return "throw " + (kept ? "Support.keep(" + failure.source() + ")" : failure.source()) + ";";
        }
        if (argument < 0 && value.type() == JavaType.VOID) {
            return "return;";
        }
        boolean keeps = kept && (argument >= 0 || !value.type().isPrimitive());
        String returned =
                argument < 0 ? value.source() : method.slots().get(argument).name();
        String cast = method.declaredResult().equals("R") ? "(R) (Object) " : "";
        return "return " + cast + (keeps ? "Support.keep(" + returned + ")" : returned) + ";";
    }
}
