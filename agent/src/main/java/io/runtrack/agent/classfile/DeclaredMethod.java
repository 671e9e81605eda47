package io.runtrack.agent.classfile;

import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.method.TrackedAnnotation;
import io.runtrack.agent.method.TrackedKind;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * A method as its class file declares it, with what the configuration says of it.
 *
 * @param annotations that stand on it, whatever it inherits
 * @param locals slots that its own code uses for local variables
 * @param returns return instructions that it has
 * @param forwarding where it leads if a compiler made it of another method
 */
public record DeclaredMethod(
        int access,
        MethodShape shape,
        List<TrackedAnnotation> annotations,
        int locals,
        int returns,
        Forwarding forwarding) {

    public DeclaredMethod {
        annotations = List.copyOf(annotations);
    }

    /** As {@link MethodHead#key()}. */
    public String key() {
        return shape.name().concat(shape.descriptor());
    }

    DeclaredMethod as(MethodShape other) {
        return new DeclaredMethod(access, other, annotations, locals, returns, forwarding);
    }

    public boolean isConstructor() {
        return shape.name().startsWith("<");
    }

    public boolean isAbstract() {
        return is(Opcodes.ACC_ABSTRACT);
    }

    public boolean isNative() {
        return is(Opcodes.ACC_NATIVE);
    }

    public boolean isPublic() {
        return is(Opcodes.ACC_PUBLIC);
    }

    public boolean isPrivate() {
        return is(Opcodes.ACC_PRIVATE);
    }

    /** Visible in its package only. */
    public boolean isPackagePrivate() {
        return !is(Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED | Opcodes.ACC_PRIVATE);
    }

    /** Whether it can override and, unless it is final, be overridden at all. */
    public boolean isVirtual() {
        return !is(Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE) && !isConstructor();
    }

    /** Whether an annotation or a rule counts as standing on it, which may name its parameters; a hook does not. */
    public boolean isTrackedByName() {
        for (TrackedAnnotation each : annotations) {
            if (each.kind() != TrackedKind.HOOK) {
                return true;
            }
        }
        return false;
    }

    private boolean is(int flags) {
        return (access & flags) != 0;
    }
}
