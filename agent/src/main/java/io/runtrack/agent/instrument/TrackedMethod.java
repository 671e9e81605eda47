package io.runtrack.agent.instrument;

import io.runtrack.agent.capture.MethodShape;
import io.runtrack.agent.capture.TrackedAnnotation;
import java.util.List;

/**
 * A method with a body that carries annotations of ours.
 *
 * @param locals slots that its own code uses for local variables
 * @param returns return instructions that it has
 */
record TrackedMethod(MethodShape shape, List<TrackedAnnotation> annotations, int locals, int returns) {

    TrackedMethod {
        annotations = List.copyOf(annotations);
    }

    /** As {@link MethodHead#key()}. */
    String key() {
        return shape.name().concat(shape.descriptor());
    }
}
