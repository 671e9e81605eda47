package io.runtrack.agent.instrument;

import io.runtrack.agent.capture.MethodShape;
import io.runtrack.agent.capture.TrackedAnnotation;
import java.util.List;

/** A method with a body that carries annotations of ours. */
record TrackedMethod(MethodShape shape, List<TrackedAnnotation> annotations) {

    TrackedMethod {
        annotations = List.copyOf(annotations);
    }

    /** What tells it from the other methods of its class. */
    String key() {
        return shape.name() + shape.descriptor();
    }
}
