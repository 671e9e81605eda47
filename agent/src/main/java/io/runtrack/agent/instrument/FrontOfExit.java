package io.runtrack.agent.instrument;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Weaves a call into the front of the JVM's own exit:
 *
 * <pre>
 *   static void exit(int status) {
 *       try { RuntrackLinkage.exiting(status); } catch (Throwable suppressed) {}
 *       …
 * </pre>
 */
final class FrontOfExit extends MethodVisitor {

    private final MethodHead method;

    FrontOfExit(MethodHead method, MethodVisitor copy) {
        super(Opcodes.ASM9, copy);
        this.method = method;
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
        visitVarInsn(Opcodes.ILOAD, 0);
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
