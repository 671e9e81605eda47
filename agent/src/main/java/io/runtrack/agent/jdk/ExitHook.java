package io.runtrack.agent.jdk;

import io.runtrack.agent.classfile.MethodHead;
import io.runtrack.agent.instrument.TrackedBody;
import io.runtrack.agent.instrument.WovenFrames;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Weaves a call into the front of a method with which the JVM ends:
 *
 * <pre>
 *   static void exit(int status) {
 *       try { RuntrackLinkage.exiting(status); } catch (Throwable suppressed) {}
 *       …
 * </pre>
 */
final class ExitHook extends MethodVisitor {

    private final MethodHead method;
    private final @Nullable Integer status;

    /** @param status what the call says; null for the method's own first argument */
    ExitHook(MethodHead method, MethodVisitor copy, @Nullable Integer status) {
        super(Opcodes.ASM9, copy);
        this.method = method;
        this.status = status;
    }

    @Override
    public void visitCode() {
        super.visitCode();
        Label start = new Label();
        Label end = new Label();
        Label suppressed = new Label();
        Label body = new Label();
        visitTryCatchBlock(start, end, suppressed, WovenFrames.THROWABLE);
        visitLabel(start);
        if (status == null) {
            visitVarInsn(Opcodes.ILOAD, 0);
        } else {
            visitLdcInsn(status);
        }
        visitMethodInsn(Opcodes.INVOKESTATIC, TrackedBody.LINKAGE, "exiting", "(I)V", false);
        visitLabel(end);
        visitJumpInsn(Opcodes.GOTO, body);
        visitLabel(suppressed);
        WovenFrames frames = new WovenFrames(mv, method.hasFrames());
        frames.atHandler(method.localsAtStart());
        visitInsn(Opcodes.POP);
        visitLabel(body);
        frames.at(method.localsAtStart());
        visitInsn(Opcodes.NOP); // the body may begin with a frame of its own, and no instruction may have two
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(Math.max(1, maxStack), maxLocals);
    }
}
