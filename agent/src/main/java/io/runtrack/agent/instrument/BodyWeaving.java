package io.runtrack.agent.instrument;

import io.runtrack.agent.classfile.MethodHead;
import net.bytebuddy.jar.asm.MethodVisitor;

/** Chooses the methods of a class that are woven, and how. */
@FunctionalInterface
public interface BodyWeaving {

    /**
     * Stands between a method as it is read and its copy.
     *
     * @param copy writes the copy
     * @return changes the method on its way; {@code copy} itself to leave it as it is
     */
    MethodVisitor between(MethodHead method, MethodVisitor copy);
}
