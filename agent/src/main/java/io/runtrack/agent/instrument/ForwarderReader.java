package io.runtrack.agent.instrument;

import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Finds out whether a static method does nothing but call its namesake of the object that stands for its class: Scala's compiler makes such a method for each of
 * an {@code object}, Kotlin's for each that a companion has with {@code @JvmStatic}, and both copy the annotations. A call of the one is a call of the
 * other, and not a second one.
 *
 * <p>Passes all on that it reads.
 */
final class ForwarderReader extends MethodVisitor {
    private static final String SCALA_FIELD = "MODULE$";

    private final String owner;
    private final String name;
    private final String descriptor;

    private String singleton = "";
    private boolean calls;
    private boolean doesMore;

    ForwarderReader(String owner, String name, String descriptor, MethodVisitor reader) {
        super(Opcodes.ASM9, reader);
        this.owner = owner;
        this.name = name;
        this.descriptor = descriptor;
    }

    boolean isForwarder() {
        return calls && !doesMore;
    }

    @Override
    public void visitFieldInsn(int opcode, String type, String field, String fieldDescriptor) {
        String object = owner.concat(field.equals(SCALA_FIELD) ? "$" : "$".concat(field));
        doesMore |= opcode != Opcodes.GETSTATIC
                || !singleton.isEmpty()
                || !fieldDescriptor.equals("L".concat(object).concat(";"));
        singleton = object;
        super.visitFieldInsn(opcode, type, field, fieldDescriptor);
    }

    @Override
    public void visitMethodInsn(int opcode, String type, String method, String called, boolean isInterface) {
        doesMore |= calls || !type.equals(singleton) || !method.equals(name) || !called.equals(descriptor);
        calls = true;
        super.visitMethodInsn(opcode, type, method, called, isInterface);
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        doesMore |= opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE;
        super.visitVarInsn(opcode, variable);
    }

    @Override
    public void visitInsn(int opcode) {
        doesMore |= opcode < Opcodes.IRETURN || opcode > Opcodes.RETURN;
        super.visitInsn(opcode);
    }

    @Override
    public void visitJumpInsn(int opcode, Label target) {
        doesMore = true;
        super.visitJumpInsn(opcode, target);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        doesMore = true;
        super.visitTypeInsn(opcode, type);
    }

    @Override
    public void visitInvokeDynamicInsn(String method, String called, Handle bootstrap, Object... arguments) {
        doesMore = true;
        super.visitInvokeDynamicInsn(method, called, bootstrap, arguments);
    }
}
