package io.runtrack.agent.instrument;

import io.runtrack.agent.classfile.LocalTypes;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Writes the frames of woven code; none into class files that are older than frames. */
public final class WovenFrames {

    public static final String THROWABLE = "java/lang/Throwable";

    private static final Object[] NOTHING = {};
    private static final Object[] ONE_THROWABLE = {THROWABLE};

    private final MethodVisitor copy;
    private final boolean hasFrames;

    public WovenFrames(MethodVisitor copy, boolean hasFrames) {
        this.copy = copy;
        this.hasFrames = hasFrames;
    }

    /** Where code is jumped to with nothing on the stack. */
    public void at(LocalTypes locals) {
        write(locals, NOTHING);
    }

    /** Where a throwable is caught. */
    public void atHandler(LocalTypes locals) {
        write(locals, ONE_THROWABLE);
    }

    private void write(LocalTypes locals, Object[] stack) {
        if (hasFrames) {
            copy.visitFrame(Opcodes.F_NEW, locals.count(), locals.toArray(), stack.length, stack);
        }
    }
}
