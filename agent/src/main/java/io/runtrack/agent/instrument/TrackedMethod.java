package io.runtrack.agent.instrument;

import io.runtrack.agent.capture.DeclaredAnnotation;
import io.runtrack.agent.capture.MethodShape;
import java.util.List;
import java.util.Set;

/**
 * A method with a body to which annotations of ours apply.
 *
 * @param annotations at most one of each kind
 * @param overridden the {@link MethodShape#id()} of each method that it overrides
 * @param locals slots that its own code uses for local variables
 * @param returns return instructions that it has
 */
record TrackedMethod(
        MethodShape shape, List<DeclaredAnnotation> annotations, Set<String> overridden, int locals, int returns) {

    TrackedMethod {
        annotations = List.copyOf(annotations);
        overridden = Set.copyOf(overridden);
    }

    /** As {@link MethodHead#key()}. */
    String key() {
        return shape.name().concat(shape.descriptor());
    }
}
