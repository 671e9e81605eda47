package io.runtrack.agent.discovery;

import io.runtrack.agent.classfile.DeclaredMethod;

/**
 * A method of a class that knows nothing of an interface, and yet implements it for a subclass that names both. When
 * the class was woven, this could not be known.
 *
 * @param body the superclass's
 * @param annotated the interface's
 */
record AdoptedMethod(DeclaredMethod body, DeclaredMethod annotated) {

    /** What the author of the subclass should know. */
    String warning(String subclass) {
        String method = body.shape().displayName();
        return method + " implements " + annotated.shape().displayName() + " for " + subclass
                + " only, which cannot be known where it is loaded: its calls are not tracked; override "
                + body.shape().name() + " in " + subclass + " and call super, or annotate " + method
                + " if it is yours";
    }
}
