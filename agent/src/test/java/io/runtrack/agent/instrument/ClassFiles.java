package io.runtrack.agent.instrument;

import io.runtrack.annotations.TrackedFile;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** Class files that no compiler at hand makes. */
public final class ClassFiles {

    private ClassFiles() {}

    /**
     * {@code sample.Calculator} with {@code @TrackedFile static double sum(int, long, double)}, with a branch, and
     * frames if any.
     */
    static byte[] calculator(int version) {
        ClassWriter writer = writer(version, "sample/Calculator");
        MethodVisitor sum = tracked(writer, "sum", "(IJD)D");
        Label positive = new Label();
        sum.visitVarInsn(Opcodes.ILOAD, 0);
        sum.visitJumpInsn(Opcodes.IFGT, positive);
        sum.visitInsn(Opcodes.DCONST_0);
        sum.visitInsn(Opcodes.DRETURN);
        sum.visitLabel(positive);
        if (version >= Opcodes.V1_6) {
            sum.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        }
        sum.visitVarInsn(Opcodes.ILOAD, 0);
        sum.visitInsn(Opcodes.I2D);
        sum.visitVarInsn(Opcodes.LLOAD, 1);
        sum.visitInsn(Opcodes.L2D);
        sum.visitInsn(Opcodes.DADD);
        sum.visitVarInsn(Opcodes.DLOAD, 3);
        sum.visitInsn(Opcodes.DADD);
        sum.visitInsn(Opcodes.DRETURN);
        return end(writer, sum);
    }

    /**
     * {@code sample.Subroutine} with {@code @TrackedFile static int twice(int)}, which calls a subroutine as finally
     * blocks once did.
     */
    static byte[] subroutine() {
        ClassWriter writer = writer(Opcodes.V1_4, "sample/Subroutine");
        MethodVisitor twice = tracked(writer, "twice", "(I)I");
        Label subroutine = new Label();
        Label after = new Label();
        twice.visitJumpInsn(Opcodes.JSR, subroutine);
        twice.visitJumpInsn(Opcodes.GOTO, after);
        twice.visitLabel(subroutine);
        twice.visitVarInsn(Opcodes.ASTORE, 1);
        twice.visitVarInsn(Opcodes.ILOAD, 0);
        twice.visitInsn(Opcodes.ICONST_2);
        twice.visitInsn(Opcodes.IMUL);
        twice.visitVarInsn(Opcodes.ISTORE, 0);
        twice.visitVarInsn(Opcodes.RET, 1);
        twice.visitLabel(after);
        twice.visitVarInsn(Opcodes.ILOAD, 0);
        twice.visitInsn(Opcodes.IRETURN);
        return end(writer, twice);
    }

    /**
     * {@code sample.Huge} with {@code @TrackedFile static int count()}, a few bytes short of what the JVM accepts, and
     * a small one.
     */
    static byte[] huge() {
        ClassWriter writer = writer(Opcodes.V1_8, "sample/Huge");
        MethodVisitor count = tracked(writer, "count", "()I");
        for (int i = 0; i < 65_530; i++) {
            count.visitInsn(Opcodes.NOP);
        }
        count.visitInsn(Opcodes.ICONST_1);
        count.visitInsn(Opcodes.IRETURN);
        end(count);
        MethodVisitor small = tracked(writer, "small", "()I");
        small.visitInsn(Opcodes.ICONST_2);
        small.visitInsn(Opcodes.IRETURN);
        return end(writer, small);
    }

    /** {@code sample.Unusual}: sound, but not as a Java compiler would write it. */
    static byte[] unusual() {
        ClassWriter writer = writer(Opcodes.V17, "sample/Unusual");
        leavesValuesOnTheStack(tracked(writer, "leavesValuesOnTheStack", "(I)I"));
        countsDown(tracked(writer, "countsDownFromItsFirstInstruction", "(I)I"));
        turnsItsParameterIntoText(tracked(writer, "turnsItsParameterIntoText", "(I)Ljava/lang/String;"));
        MethodVisitor last = tracked(writer, "returnsWithinItsHandlers", "(I)I");
        returnsWithinItsHandlers(last);
        return end(writer, last);
    }

    private static void leavesValuesOnTheStack(MethodVisitor code) {
        code.visitLdcInsn("left");
        code.visitInsn(Opcodes.LCONST_1);
        code.visitVarInsn(Opcodes.ILOAD, 0);
        code.visitInsn(Opcodes.IRETURN);
        end(code);
    }

    /** A frame stands at its very first instruction. */
    private static void countsDown(MethodVisitor code) {
        Label loop = new Label();
        code.visitLabel(loop);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitIincInsn(0, -1);
        code.visitVarInsn(Opcodes.ILOAD, 0);
        code.visitJumpInsn(Opcodes.IFNE, loop);
        code.visitVarInsn(Opcodes.ILOAD, 0);
        code.visitInsn(Opcodes.IRETURN);
        end(code);
    }

    /** The variable of the parameter takes a value of another type, and a frame says so. */
    private static void turnsItsParameterIntoText(MethodVisitor code) {
        Label target = new Label();
        code.visitLdcInsn("text");
        code.visitVarInsn(Opcodes.ASTORE, 0);
        code.visitInsn(Opcodes.ICONST_0);
        code.visitJumpInsn(Opcodes.IFEQ, target);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitInsn(Opcodes.ARETURN);
        code.visitLabel(target);
        code.visitFrame(Opcodes.F_FULL, 1, new Object[] {"java/lang/String"}, 0, new Object[0]);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitInsn(Opcodes.ARETURN);
        end(code);
    }

    /** All of it, the return too, is covered by a handler that returns -1. */
    private static void returnsWithinItsHandlers(MethodVisitor code) {
        Label from = new Label();
        Label to = new Label();
        code.visitTryCatchBlock(from, to, to, "java/lang/Throwable");
        code.visitLabel(from);
        code.visitVarInsn(Opcodes.ILOAD, 0);
        code.visitInsn(Opcodes.IRETURN);
        code.visitLabel(to);
        code.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {"java/lang/Throwable"});
        code.visitInsn(Opcodes.POP);
        code.visitInsn(Opcodes.ICONST_M1);
        code.visitInsn(Opcodes.IRETURN);
    }

    /**
     * The local variables that debuggers are told of: method, name, slot, and whether they are there from the first
     * instruction on.
     */
    static List<String> variables(byte[] classFile) {
        List<String> variables = new ArrayList<>();
        ClassVisitor reader = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String method, String type, String signature, String[] thrown) {
                return new MethodVisitor(Opcodes.ASM9) {
                    private final List<Label> first = new ArrayList<>();
                    private boolean hasBegun;

                    @Override
                    public void visitLabel(Label label) {
                        if (!hasBegun) {
                            first.add(label);
                        }
                    }

                    @Override
                    public void visitInsn(int opcode) {
                        hasBegun = true;
                    }

                    @Override
                    public void visitVarInsn(int opcode, int slot) {
                        hasBegun = true;
                    }

                    @Override
                    public void visitTypeInsn(int opcode, String name) {
                        hasBegun = true;
                    }

                    @Override
                    public void visitLocalVariable(
                            String name, String descriptor, String generic, Label from, Label to, int slot) {
                        variables.add(method + " " + name + " " + slot + " " + first.contains(from));
                    }
                };
            }
        };
        new ClassReader(classFile).accept(reader, 0);
        return variables;
    }

    public static byte[] withoutMethodParameters(byte[] classFile) {
        ClassWriter writer = new ClassWriter(0);
        ClassVisitor filter = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                MethodVisitor copy = super.visitMethod(access, name, descriptor, signature, exceptions);
                return new MethodVisitor(Opcodes.ASM9, copy) {
                    @Override
                    public void visitParameter(String parameter, int parameterAccess) {
                        // Dropped.
                    }
                };
            }
        };
        new ClassReader(classFile).accept(filter, 0);
        return writer.toByteArray();
    }

    /** As Kotlin's compiler marks a method that only calls an interface's body. */
    public static byte[] asBridge(byte[] classFile, String method) {
        ClassWriter writer = new ClassWriter(0);
        ClassVisitor marker = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                int marked = name.equals(method) ? access | Opcodes.ACC_BRIDGE : access;
                return super.visitMethod(marked, name, descriptor, signature, exceptions);
            }
        };
        new ClassReader(classFile).accept(marker, 0);
        return writer.toByteArray();
    }

    static byte[] withoutNames(byte[] classFile) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile).accept(writer, ClassReader.SKIP_DEBUG);
        return writer.toByteArray();
    }

    static int version(byte[] classFile) {
        return ((classFile[6] & 0xFF) << 8) | (classFile[7] & 0xFF);
    }

    /** Version, modifiers, members and their modifiers: all that a retransformation must leave as it was. */
    public static List<String> shape(byte[] classFile) {
        List<String> shape = new ArrayList<>();
        ClassVisitor reader = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public void visit(int version, int access, String name, String s, String parent, String[] interfaces) {
                shape.add(version + " " + access + " " + name + " " + parent);
            }

            @Override
            public @Nullable FieldVisitor visitField(
                    int access, String name, String type, String signature, Object value) {
                shape.add(access + " " + name + type);
                return null;
            }

            @Override
            public @Nullable MethodVisitor visitMethod(
                    int access, String name, String type, String signature, String[] exceptions) {
                shape.add(access + " " + name + type + " " + signature);
                return null;
            }
        };
        new ClassReader(classFile).accept(reader, 0);
        return shape;
    }

    private static ClassWriter writer(int version, String name) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER;
        writer.visit(version, access, name, null, "java/lang/Object", null);
        return writer;
    }

    private static MethodVisitor tracked(ClassWriter writer, String name, String descriptor) {
        int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
        MethodVisitor method = writer.visitMethod(access, name, descriptor, null, null);
        method.visitAnnotation(Type.getDescriptor(TrackedFile.class), true).visitEnd();
        method.visitCode();
        return method;
    }

    private static byte[] end(ClassWriter writer, MethodVisitor method) {
        end(method);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void end(MethodVisitor method) {
        method.visitMaxs(0, 0);
        method.visitEnd();
    }
}
