package io.runtrack.agent.classfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Reads which method a compiler's bridge leads to: the one of its own class and name that it calls. With a bridge a
 * method overrides others of another descriptor, generic ones with the types filled in, or ones with a wider result.
 *
 * <p>What Kotlin's compiler marks as a bridge may be the one method that an interface's body is called by, which it
 * keeps in a class beside the interface. Passes all on that it reads.
 */
public final class BridgeReader extends MethodVisitor {

    /**
     * Ends the name of the class where Kotlin puts the bodies of an interface's methods, copies of their annotations
     * included. The methods that it adds to each implementing class call them, and inherit from the interface.
     */
    public static final String BODIES_OF_KOTLIN = "$DefaultImpls";

    private final String className;
    private final String name;
    private final String descriptor;
    private final Map<String, List<String>> bridges;
    private boolean callsBodyOfInterface;

    /** @param bridges takes the bridge's key under that of the method which it leads to */
    BridgeReader(
            String className, String name, String descriptor, Map<String, List<String>> bridges, MethodVisitor reader) {
        super(Opcodes.ASM9, reader);
        this.className = className;
        this.name = name;
        this.descriptor = descriptor;
        this.bridges = bridges;
    }

    boolean callsBodyOfInterface() {
        return callsBodyOfInterface;
    }

    /**
     * A call of the superclass's method, by which compilers make one of a hidden class visible, leads to none of ours.
     */
    @Override
    public void visitMethodInsn(int opcode, String owner, String called, String calledDescriptor, boolean isInterface) {
        boolean isVirtual = opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE;
        if (isVirtual && owner.equals(className) && called.equals(name) && !calledDescriptor.equals(descriptor)) {
            List<String> others = bridges.getOrDefault(called.concat(calledDescriptor), List.of());
            List<String> all = new ArrayList<>(others);
            all.add(name.concat(descriptor));
            bridges.put(called.concat(calledDescriptor), all);
        }
        callsBodyOfInterface |=
                opcode == Opcodes.INVOKESTATIC && owner.endsWith(BODIES_OF_KOTLIN) && called.equals(name);
        super.visitMethodInsn(opcode, owner, called, calledDescriptor, isInterface);
    }
}
