package io.runtrack.agent.classfile;

import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * A method as its class file declares it.
 *
 * @param owner its class, in the form of class files
 * @param hasFrames whether class files of this version tell the verifier the types at each target of a jump
 */
public record MethodHead(String owner, int access, String name, String descriptor, boolean hasFrames) {

    /** What tells it from the other methods of its class. */
    public String key() {
        return name.concat(descriptor);
    }

    public boolean isStatic() {
        return (access & Opcodes.ACC_STATIC) != 0;
    }

    public boolean isSuspendFunction() {
        return descriptor.endsWith("Lkotlin/coroutines/Continuation;)Ljava/lang/Object;");
    }

    public Type[] parameters() {
        return Type.getArgumentTypes(descriptor);
    }

    public Type result() {
        return Type.getReturnType(descriptor);
    }

    /** The local variables that a call starts with: the receiver and the parameters. */
    public LocalTypes localsAtStart() {
        LocalTypes locals = new LocalTypes();
        if (!isStatic()) {
            locals.and(owner);
        }
        for (Type parameter : parameters()) {
            locals.and(LocalTypes.nameOf(parameter));
        }
        return locals;
    }
}
