package io.runtrack.agent.classfile;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a method does nothing but hand its arguments on, in one of the forms in which compilers write such
 * methods and people do not. They copy annotations to them. A call of such a method is a call of the one behind it, and
 * not a second one.
 *
 * <p>Passes all on that it reads.
 */
final class ForwarderReader extends MethodVisitor {
    private final MethodHead method;

    private final List<Integer> constants = new ArrayList<>();
    private String singleton = "";
    private @Nullable ForwardedCall call;
    private String delegate = "";
    private boolean hasLines;
    private boolean hasVariables;
    private boolean namesParameter;
    private boolean doesMore;

    ForwarderReader(MethodHead method, MethodVisitor reader) {
        super(Opcodes.ASM9, reader);
        this.method = method;
    }

    Forwarding forwarding() {
        if (call == null || doesMore || namesParameter) {
            return Forwarding.NONE;
        }
        if (!delegate.isEmpty()) {
            return isOfKotlinsDelegate() && call.isNamesake() ? Forwarding.DELEGATE : Forwarding.NONE;
        }
        return call.forwarding();
    }

    /**
     * Whether the call is that of a method which {@code class A(b: B) : I by b} has the compiler make. The object may
     * be in a field of any name; then the code has no lines, as code that stands in the source has.
     */
    private boolean isOfKotlinsDelegate() {
        return delegate.startsWith("$$delegate_") || (hasVariables && !hasLines);
    }

    @Override
    public void visitFieldInsn(int opcode, String type, String field, String fieldDescriptor) {
        if (opcode == Opcodes.GETFIELD) {
            doesMore |= !delegate.isEmpty() || !type.equals(method.owner());
            delegate = field;
        } else {
            readSingleton(opcode, field, fieldDescriptor);
        }
        super.visitFieldInsn(opcode, type, field, fieldDescriptor);
    }

    /** The object that stands for a class: Scala's of an {@code object}, Kotlin's of a companion. */
    private void readSingleton(int opcode, String field, String fieldDescriptor) {
        String object = method.owner().concat(field.equals("MODULE$") ? "$" : "$".concat(field));
        doesMore |= opcode != Opcodes.GETSTATIC
                || !singleton.isEmpty()
                || !fieldDescriptor.equals("L".concat(object).concat(";"));
        singleton = object;
    }

    @Override
    public void visitMethodInsn(int opcode, String type, String name, String descriptor, boolean isInterface) {
        if (isConversion(type, name)) {
            namesParameter = false;
        } else {
            doesMore |= call != null;
            MethodHead called = new MethodHead(type, accessOf(opcode, isInterface), name, descriptor, true);
            call = new ForwardedCall(method, called, singleton, constants);
        }
        super.visitMethodInsn(opcode, type, name, descriptor, isInterface);
    }

    private static int accessOf(int opcode, boolean isInterface) {
        return (opcode == Opcodes.INVOKESTATIC ? Opcodes.ACC_STATIC : 0) | (isInterface ? Opcodes.ACC_INTERFACE : 0);
    }

    /** Checks of Kotlin's that an argument is not null, and changes of its form. */
    private static boolean isConversion(String type, String name) {
        return type.equals("kotlin/jvm/internal/Intrinsics")
                || type.equals("scala/runtime/BoxesRunTime")
                || name.equals("unbox-impl")
                || name.equals("box-impl");
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode == Opcodes.ACONST_NULL
                || opcode == Opcodes.LCONST_0
                || opcode == Opcodes.FCONST_0
                || opcode == Opcodes.DCONST_0) {
            constants.add(0);
        } else if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
            constants.add(opcode - Opcodes.ICONST_0);
        } else {
            doesMore |= opcode < Opcodes.IRETURN || opcode > Opcodes.RETURN;
        }
        super.visitInsn(opcode);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        doesMore |= opcode == Opcodes.NEWARRAY;
        constants.add(operand);
        super.visitIntInsn(opcode, operand);
    }

    /** A text is the name of a parameter, for a check. */
    @Override
    public void visitLdcInsn(Object value) {
        if (value instanceof Integer number) {
            constants.add(number);
        } else {
            doesMore |= namesParameter || !(value instanceof String);
            namesParameter = true;
        }
        super.visitLdcInsn(value);
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        doesMore |= opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE;
        super.visitVarInsn(opcode, variable);
    }

    @Override
    public void visitIincInsn(int variable, int increment) {
        doesMore = true;
        super.visitIincInsn(variable, increment);
    }

    @Override
    public void visitLineNumber(int line, Label start) {
        hasLines = true;
        super.visitLineNumber(line, start);
    }

    @Override
    public void visitLocalVariable(
            String name, String type, @Nullable String signature, Label from, Label to, int slot) {
        hasVariables = true;
        super.visitLocalVariable(name, type, signature, from, to, slot);
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
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        doesMore = true;
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }
}
