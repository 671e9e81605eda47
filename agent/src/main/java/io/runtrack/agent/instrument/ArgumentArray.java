package io.runtrack.agent.instrument;

import io.runtrack.agent.classfile.MethodHead;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Writes the instructions that put what a method was called with on the stack, as objects. */
final class ArgumentArray {

    private ArgumentArray() {}

    static void load(MethodVisitor code, MethodHead method) {
        Type[] parameters = method.parameters();
        push(code, parameters.length);
        code.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
        int slot = method.isStatic() ? 0 : 1;
        for (int i = 0; i < parameters.length; i++) {
            code.visitInsn(Opcodes.DUP);
            push(code, i);
            code.visitVarInsn(parameters[i].getOpcode(Opcodes.ILOAD), slot);
            Boxing.box(code, parameters[i]);
            code.visitInsn(Opcodes.AASTORE);
            slot += parameters[i].getSize();
        }
    }

    static void push(MethodVisitor code, int number) {
        if (number <= Byte.MAX_VALUE) {
            code.visitIntInsn(Opcodes.BIPUSH, number);
        } else if (number <= Short.MAX_VALUE) {
            code.visitIntInsn(Opcodes.SIPUSH, number);
        } else {
            code.visitLdcInsn(number);
        }
    }
}
