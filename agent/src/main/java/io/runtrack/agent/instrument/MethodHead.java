package io.runtrack.agent.instrument;

import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * A method as its class file declares it.
 *
 * @param owner its class, in the form of class files
 * @param hasFrames whether class files of this version tell the verifier the types at each target of a jump
 */
record MethodHead(String owner, int access, String name, String descriptor, boolean hasFrames) {

    /** What tells it from the other methods of its class. */
    String key() {
        return name.concat(descriptor);
    }

    boolean isStatic() {
        return (access & Opcodes.ACC_STATIC) != 0;
    }

    boolean isSuspendFunction() {
        return descriptor.endsWith("Lkotlin/coroutines/Continuation;)Ljava/lang/Object;");
    }

    Type[] parameters() {
        return Type.getArgumentTypes(descriptor);
    }

    Type result() {
        return Type.getReturnType(descriptor);
    }

    /** The local variables that a call starts with: the receiver and the parameters. */
    LocalTypes localsAtStart() {
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
