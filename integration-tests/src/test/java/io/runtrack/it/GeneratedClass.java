package io.runtrack.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * A class file of any version, written by hand since no compiler of today writes the old ones:
 *
 * <pre>{@code
 * public class V49 {
 *     @TrackedFile public static synchronized String process(String path, int times) {
 *         if (times < 0) throw new IllegalStateException(path);
 *         long sum = 0;                                    // two slots, so that a wrong count of locals shows
 *         while (times > 0) { sum += times; times--; }     // a parameter that changes
 *         return path.concat(Long.toString(sum));
 *     }
 * }
 * }</pre>
 *
 * @param name its name
 * @param version the class file's version
 * @param subroutine whether the loop's body is called by {@code jsr}, as compilers once did for {@code finally}; up to
 *     version 49
 */
record GeneratedClass(String name, int version, boolean subroutine) {

    void writeTo(Path folder) {
        ClassWriter writer = new ClassWriter(subroutine ? ClassWriter.COMPUTE_MAXS : ClassWriter.COMPUTE_FRAMES);
        writer.visit(version, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, name, null, "java/lang/Object", null);
        MethodVisitor method = writer.visitMethod(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_SYNCHRONIZED,
                "process",
                "(Ljava/lang/String;I)Ljava/lang/String;",
                null,
                null);
        AnnotationVisitor annotation = method.visitAnnotation("Lio/runtrack/annotations/TrackedFile;", true);
        annotation.visit("agentId", "v");
        annotation.visitEnd();
        method.visitCode();
        throwIfNegative(method);
        loop(method);
        method.visitMaxs(0, 0);
        method.visitEnd();
        writer.visitEnd();
        try {
            Files.write(folder.resolve(name + ".class"), writer.toByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void throwIfNegative(MethodVisitor method) {
        Label go = new Label();
        method.visitVarInsn(Opcodes.ILOAD, 1);
        method.visitJumpInsn(Opcodes.IFGE, go);
        method.visitTypeInsn(Opcodes.NEW, "java/lang/IllegalStateException");
        method.visitInsn(Opcodes.DUP);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitMethodInsn(
                Opcodes.INVOKESPECIAL, "java/lang/IllegalStateException", "<init>", "(Ljava/lang/String;)V", false);
        method.visitInsn(Opcodes.ATHROW);
        method.visitLabel(go);
    }

    private void loop(MethodVisitor method) {
        Label test = new Label();
        Label end = new Label();
        Label body = new Label();
        method.visitInsn(Opcodes.LCONST_0);
        method.visitVarInsn(Opcodes.LSTORE, 2);
        method.visitLabel(test);
        method.visitVarInsn(Opcodes.ILOAD, 1);
        method.visitJumpInsn(Opcodes.IFLE, end);
        if (subroutine) {
            method.visitJumpInsn(Opcodes.JSR, body);
        } else {
            add(method);
        }
        method.visitJumpInsn(Opcodes.GOTO, test);
        method.visitLabel(end);
        result(method);
        if (subroutine) {
            method.visitLabel(body);
            method.visitVarInsn(Opcodes.ASTORE, 4);
            add(method);
            method.visitVarInsn(Opcodes.RET, 4);
        }
    }

    private static void add(MethodVisitor method) {
        method.visitVarInsn(Opcodes.LLOAD, 2);
        method.visitVarInsn(Opcodes.ILOAD, 1);
        method.visitInsn(Opcodes.I2L);
        method.visitInsn(Opcodes.LADD);
        method.visitVarInsn(Opcodes.LSTORE, 2);
        method.visitIincInsn(1, -1);
    }

    private static void result(MethodVisitor method) {
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitVarInsn(Opcodes.LLOAD, 2);
        method.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Long", "toString", "(J)Ljava/lang/String;", false);
        method.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL, "java/lang/String", "concat", "(Ljava/lang/String;)Ljava/lang/String;", false);
        method.visitInsn(Opcodes.ARETURN);
    }
}
