package io.runtrack.it.fuzz;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An argument or a result.
 *
 * @param type what it is declared as
 * @param source the expression that makes it
 * @param text as {@code String.valueOf} has it, arrays as lists; null for null
 * @param held what is in an Optional, or what a future ends with
 * @param failure what a future fails with
 * @param parts what {@code .part} of a template leads to
 * @param elements what {@code [n]} leads to
 */
record Value(
        JavaType type,
        String source,
        @Nullable String text,
        @Nullable Value held,
        @Nullable Failure failure,
        Map<String, Value> parts,
        List<Value> elements) {

    static Value of(JavaType type, String source, String text) {
        return new Value(type, source, text, null, null, Map.of(), List.of());
    }

    static Value ofNull(JavaType type) {
        return new Value(type, "(" + type.source() + ") null", null, null, null, Map.of(), List.of());
    }

    /** What a method without a result returns. */
    static Value ofVoid() {
        return new Value(JavaType.VOID, "", "void", null, null, Map.of(), List.of());
    }

    Value with(Map<String, Value> named, List<Value> numbered) {
        return new Value(type, source, text, held, failure, named, numbered);
    }

    boolean isNull() {
        return text == null;
    }

    /** An empty Optional, too. */
    boolean isEmpty() {
        return isNull() || (type.isOptional() && held == null);
    }

    boolean isFalse() {
        return (type == JavaType.BOOLEAN || type == JavaType.BOXED_BOOLEAN) && "false".equals(text);
    }

    /** What a reader sees of it: of an Optional or a future, what that holds. */
    @Nullable
    Value seen() {
        return type.isOptional() || type.isFuture() ? held : this;
    }

    /** As the host prints it. */
    String line() {
        if (text != null && type.isFuture()) {
            return "future";
        }
        return String.valueOf(text);
    }
}
