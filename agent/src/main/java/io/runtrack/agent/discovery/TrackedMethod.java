package io.runtrack.agent.discovery;

import io.runtrack.agent.classfile.MethodHead;
import io.runtrack.agent.method.DeclaredAnnotation;
import io.runtrack.agent.method.Kinship;
import io.runtrack.agent.method.MethodShape;
import java.util.List;

/**
 * A method with a body to which annotations of ours apply.
 *
 * @param annotations at most one of each kind
 * @param kinship what it has to do with others of its name
 * @param locals slots that its own code uses for local variables
 * @param returns return instructions that it has
 */
public record TrackedMethod(
        MethodShape shape, List<DeclaredAnnotation> annotations, Kinship kinship, int locals, int returns) {

    public TrackedMethod {
        annotations = List.copyOf(annotations);
    }

    /** As {@link MethodHead#key()}. */
    public String key() {
        return shape.name().concat(shape.descriptor());
    }
}
