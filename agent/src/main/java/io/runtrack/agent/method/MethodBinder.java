package io.runtrack.agent.method;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Decides, once per woven method, what its calls are to do. */
@FunctionalInterface
public interface MethodBinder {

    /**
     * Binds a method.
     *
     * @param annotations that count for it, at most one of each kind
     * @param kinship what it has to do with others of its name
     * @return takes the receiver (null for static methods) and the arguments; returns null, or a {@code BiFunction}
     *     that takes the result and the throwable, one of them null, and returns the result to hand to the caller.
     *     Neither may throw
     */
    BiFunction<@Nullable Object, Object[], @Nullable Object> bind(
            MethodShape method, List<DeclaredAnnotation> annotations, Kinship kinship);
}
