package io.runtrack.agent.instrument;

import io.runtrack.agent.classfile.LocalTypes;
import io.runtrack.agent.classfile.MethodHead;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.jar.asm.TypePath;
import org.jspecify.annotations.Nullable;

/**
 * Weaves two calls of the linkage around a tracked method's body:
 *
 * <pre>
 *   Object call = null;
 *   try { call = RuntrackLinkage.enter(number, this, new Object[] {arguments…}); }
 *   catch (Throwable suppressed) { RuntrackLinkage.missed++; }
 *   try {
 *       … result = …;                                                            // for each return of the body
 *       try { result = (R) RuntrackLinkage.exit(call, result, null); } catch (Throwable suppressed) {}
 *       return result;
 *   } catch (Throwable thrown) {
 *       try { RuntrackLinkage.exit(call, null, thrown); } catch (Throwable suppressed) {}
 *       throw thrown;
 *   }
 * </pre>
 *
 * <p>Nothing may be named here but what every class of every loader can see: the JDK and the linkage in it. What the
 * linkage itself cannot catch (a stack overflow on the way into it, no memory for the array) is suppressed on the spot.
 *
 * <p>The body keeps its local variables where they are; ours follow behind the last of them, so that code of old
 * compilers, which nobody describes to the verifier, needs no analysis. A return stays a return, since a body may leave
 * values on the stack there. What suppresses stands in the exception table before the handlers of the body, and what
 * catches for the body stands after them.
 */
public final class TrackedBody extends MethodVisitor {

    public static final String LINKAGE = "java/lang/RuntrackLinkage";

    private static final String ENTER = "(ILjava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;";
    private static final String EXIT = "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Throwable;)Ljava/lang/Object;";
    private static final String OBJECT = "java/lang/Object";

    /** Number, receiver, the array twice, an index and a value. */
    private static final int STACK_IN_FRONT = 7;

    /** Call, result and throwable; at a return the result has left the stack of the body. */
    private static final int STACK_BEHIND = 3;

    /**
     * What has to be known of a method before its body can be woven.
     *
     * @param number under which the linkage knows the method
     * @param locals slots that its own code uses for local variables
     * @param returns return instructions that it has
     */
    record Order(int number, int locals, int returns) {}

    private final MethodHead method;
    private final Order order;
    private final WovenFrames frames;
    private final Type result;

    /** Our variables: the call; and the result or what was thrown, of which there is never both. */
    private final int callSlot;

    private final int outcomeSlot;

    private final Label start = new Label();
    private final Label bodyStart = new Label();
    private final Label suppressedAtReturn = new Label();
    private final Label[] exitStarts;
    private final Label[] exitEnds;
    private int returnsSeen;
    private @Nullable Label firstOfBody;

    TrackedBody(MethodHead method, Order order, MethodVisitor copy) {
        super(Opcodes.ASM9, copy);
        this.method = method;
        this.order = order;
        this.frames = new WovenFrames(copy, method.hasFrames());
        this.result = method.result();
        this.callSlot = order.locals();
        this.outcomeSlot = callSlot + 1;
        this.exitStarts = labels(order.returns());
        this.exitEnds = labels(order.returns());
    }

    @Override
    public void visitCode() {
        mv.visitCode();
        for (int i = 0; i < order.returns(); i++) {
            mv.visitTryCatchBlock(exitStarts[i], exitEnds[i], suppressedAtReturn, WovenFrames.THROWABLE);
        }
        Label enterStart = new Label();
        Label enterEnd = new Label();
        Label suppressed = new Label();
        mv.visitTryCatchBlock(enterStart, enterEnd, suppressed, WovenFrames.THROWABLE);
        mv.visitLabel(start);
        mv.visitInsn(Opcodes.ACONST_NULL);
        mv.visitVarInsn(Opcodes.ASTORE, callSlot);
        mv.visitLabel(enterStart);
        enter();
        mv.visitLabel(enterEnd);
        mv.visitJumpInsn(Opcodes.GOTO, bodyStart);
        mv.visitLabel(suppressed);
        frames.atHandler(withCall(method.localsAtStart()));
        mv.visitInsn(Opcodes.POP);
        countMissed();
        mv.visitLabel(bodyStart);
        frames.at(withCall(method.localsAtStart()));
        mv.visitInsn(Opcodes.NOP); // the body may begin with a frame of its own, and no instruction may have two
    }

    /** Without calling anything. */
    private void countMissed() {
        mv.visitFieldInsn(Opcodes.GETSTATIC, LINKAGE, "missed", "I");
        mv.visitInsn(Opcodes.ICONST_1);
        mv.visitInsn(Opcodes.IADD);
        mv.visitFieldInsn(Opcodes.PUTSTATIC, LINKAGE, "missed", "I");
    }

    private void enter() {
        ArgumentArray.push(mv, order.number());
        if (method.isStatic()) {
            mv.visitInsn(Opcodes.ACONST_NULL);
        } else {
            mv.visitVarInsn(Opcodes.ALOAD, 0);
        }
        ArgumentArray.load(mv, method);
        if (method.isSuspendFunction()) {
            mv.visitInsn(Opcodes.DUP);
            mv.visitVarInsn(Opcodes.ASTORE, outcomeSlot);
        }
        mv.visitMethodInsn(Opcodes.INVOKESTATIC, LINKAGE, "enter", ENTER, false);
        mv.visitVarInsn(Opcodes.ASTORE, callSlot);
        if (method.isSuspendFunction()) {
            takeContinuation();
        }
    }

    /** A suspend function is given the continuation that it finds in the array of its arguments now. */
    private void takeContinuation() {
        int last = method.parameters().length - 1;
        mv.visitVarInsn(Opcodes.ALOAD, outcomeSlot);
        ArgumentArray.push(mv, last);
        mv.visitInsn(Opcodes.AALOAD);
        mv.visitTypeInsn(Opcodes.CHECKCAST, method.parameters()[last].getInternalName());
        mv.visitVarInsn(Opcodes.ASTORE, method.localsAtStart().slots() - 1);
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            exitWithResult(returnsSeen++);
        }
        mv.visitInsn(opcode);
    }

    /** Leaves the result on the stack, where it was. */
    private void exitWithResult(int index) {
        boolean isVoid = result.getSort() == Type.VOID;
        if (!isVoid) {
            mv.visitVarInsn(result.getOpcode(Opcodes.ISTORE), outcomeSlot);
        }
        mv.visitLabel(exitStarts[index]);
        mv.visitVarInsn(Opcodes.ALOAD, callSlot);
        loadBoxedResult(isVoid);
        mv.visitInsn(Opcodes.ACONST_NULL);
        mv.visitMethodInsn(Opcodes.INVOKESTATIC, LINKAGE, "exit", EXIT, false);
        if (isVoid) {
            mv.visitInsn(Opcodes.POP);
        } else {
            Boxing.unbox(mv, result);
            mv.visitVarInsn(result.getOpcode(Opcodes.ISTORE), outcomeSlot);
        }
        mv.visitLabel(exitEnds[index]);
        loadResult(isVoid);
    }

    private void loadBoxedResult(boolean isVoid) {
        if (isVoid) {
            mv.visitInsn(Opcodes.ACONST_NULL);
        } else {
            loadResult(false);
            Boxing.box(mv, result);
        }
    }

    private void loadResult(boolean isVoid) {
        if (!isVoid) {
            mv.visitVarInsn(result.getOpcode(Opcodes.ILOAD), outcomeSlot);
        }
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        Label bodyEnd = new Label();
        Label thrown = new Label();
        mv.visitLabel(bodyEnd);
        mv.visitTryCatchBlock(bodyStart, bodyEnd, thrown, WovenFrames.THROWABLE);
        if (order.returns() > 0) {
            returnAfterSuppressed();
        }
        exitWithThrown(thrown);
        int stack = Math.max(STACK_IN_FRONT, maxStack + STACK_BEHIND);
        mv.visitMaxs(stack, outcomeSlot + Math.max(1, result.getSize()));
    }

    private void returnAfterSuppressed() {
        boolean isVoid = result.getSort() == Type.VOID;
        LocalTypes locals = withCall(new LocalTypes());
        mv.visitLabel(suppressedAtReturn);
        frames.atHandler(isVoid ? locals : locals.and(LocalTypes.nameOf(result)));
        mv.visitInsn(Opcodes.POP);
        loadResult(isVoid);
        mv.visitInsn(result.getOpcode(Opcodes.IRETURN));
    }

    private void exitWithThrown(Label thrown) {
        Label exitStart = new Label();
        Label exitEnd = new Label();
        Label suppressed = new Label();
        mv.visitTryCatchBlock(exitStart, exitEnd, suppressed, WovenFrames.THROWABLE);
        mv.visitLabel(thrown);
        frames.atHandler(withCall(new LocalTypes()));
        mv.visitVarInsn(Opcodes.ASTORE, outcomeSlot);
        mv.visitLabel(exitStart);
        mv.visitVarInsn(Opcodes.ALOAD, callSlot);
        mv.visitInsn(Opcodes.ACONST_NULL);
        mv.visitVarInsn(Opcodes.ALOAD, outcomeSlot);
        mv.visitMethodInsn(Opcodes.INVOKESTATIC, LINKAGE, "exit", EXIT, false);
        mv.visitLabel(exitEnd);
        rethrow();
        mv.visitLabel(suppressed);
        frames.atHandler(withCall(new LocalTypes()).and(WovenFrames.THROWABLE));
        rethrow();
    }

    /** Whatever is on the stack goes, and what the body threw is thrown on. */
    private void rethrow() {
        mv.visitInsn(Opcodes.POP);
        mv.visitVarInsn(Opcodes.ALOAD, outcomeSlot);
        mv.visitInsn(Opcodes.ATHROW);
    }

    @Override
    public void visitFrame(
            int type, int localCount, Object @Nullable [] local, int stackCount, Object @Nullable [] stack) {
        LocalTypes locals = new LocalTypes();
        for (int i = 0; local != null && i < localCount; i++) {
            locals.and(local[i]);
        }
        withCall(locals);
        mv.visitFrame(type, locals.count(), locals.toArray(), stackCount, stack);
    }

    private LocalTypes withCall(LocalTypes locals) {
        return locals.upTo(callSlot).and(OBJECT);
    }

    @Override
    public void visitLabel(Label label) {
        if (firstOfBody == null) {
            firstOfBody = label;
        }
        mv.visitLabel(label);
    }

    /**
     * Parameters are there from the start, in front of the body too: debuggers show them, and others read their names.
     */
    @Override
    public void visitLocalVariable(
            String name, String type, @Nullable String signature, Label from, Label to, int slot) {
        boolean isParameter =
                from == firstOfBody && slot < method.localsAtStart().slots();
        mv.visitLocalVariable(name, type, signature, isParameter ? start : from, to, slot);
    }

    /** Such an annotation names its handler by its place in the exception table, where ours stand in front. */
    @Override
    public @Nullable AnnotationVisitor visitTryCatchAnnotation(
            int place, @Nullable TypePath path, String descriptor, boolean visible) {
        return mv.visitTryCatchAnnotation(place + ((order.returns() + 1) << 8), path, descriptor, visible);
    }

    private static Label[] labels(int count) {
        Label[] labels = new Label[count];
        for (int i = 0; i < count; i++) {
            labels[i] = new Label();
        }
        return labels;
    }
}
