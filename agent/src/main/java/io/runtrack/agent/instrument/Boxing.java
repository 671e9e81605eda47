package io.runtrack.agent.instrument;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Writes the instructions that turn values into objects and back. */
final class Boxing {

    private Boxing() {}

    /** Makes an object of the value on top of the stack; leaves it alone if it is one. */
    static void box(MethodVisitor code, Type type) {
        String wrapper = wrapper(type);
        if (!wrapper.isEmpty()) {
            String descriptor = "("
                    .concat(type.getDescriptor())
                    .concat(")L")
                    .concat(wrapper)
                    .concat(";");
            code.visitMethodInsn(Opcodes.INVOKESTATIC, wrapper, "valueOf", descriptor, false);
        }
    }

    /** Makes a value of that type of the object on top of the stack; the woven code throws where it is none. */
    static void unbox(MethodVisitor code, Type type) {
        String wrapper = wrapper(type);
        code.visitTypeInsn(Opcodes.CHECKCAST, wrapper.isEmpty() ? type.getInternalName() : wrapper);
        if (!wrapper.isEmpty()) {
            String accessor = type.getClassName().concat("Value");
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, wrapper, accessor, "()".concat(type.getDescriptor()), false);
        }
    }

    /** The class of the objects for a primitive type; empty for types that are none. */
    private static String wrapper(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN -> "java/lang/Boolean";
            case Type.CHAR -> "java/lang/Character";
            case Type.BYTE -> "java/lang/Byte";
            case Type.SHORT -> "java/lang/Short";
            case Type.INT -> "java/lang/Integer";
            case Type.FLOAT -> "java/lang/Float";
            case Type.LONG -> "java/lang/Long";
            case Type.DOUBLE -> "java/lang/Double";
            default -> "";
        };
    }
}
