package io.runtrack.agent.instrument;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Where in a method of the JDK the linkage is called. Whatever is woven is straight: it neither branches nor keeps anything in a variable, so
 * the method's frames stay right. Nothing catches what a method throws: those at whose end something is woven catch it themselves.
 *
 * <p>Immutable.
 */
sealed interface WorkHook {

    /** No owner: what the task is submitted to does not matter, or is not known where it begins. */
    int NONE = -1;

    /** A visitor that copies the method into another and adds the call. */
    MethodVisitor weave(MethodVisitor copy);

    /**
     * In front of the method's body.
     *
     * @param call the linkage's method
     * @param owner the variable that holds the owner
     * @param task the variable that holds the task
     */
    record AtStart(String call, int owner, int task) implements WorkHook {
        @Override
        public MethodVisitor weave(MethodVisitor copy) {
            return new Weaving(copy) {
                @Override
                public void visitCode() {
                    super.visitCode();
                    call(call, owner, task);
                }
            };
        }
    }

    /** In front of each return. Parameters as those of {@link AtStart}. */
    record AtReturn(String call, int owner, int task) implements WorkHook {
        @Override
        public MethodVisitor weave(MethodVisitor copy) {
            return new Weaving(copy) {
                @Override
                public void visitInsn(int opcode) {
                    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
                        call(call, owner, task);
                    }
                    super.visitInsn(opcode);
                }
            };
        }
    }

    /** In front of a call whose last argument, or receiver if it has none, is the task. */
    record BeforeCall(String method, String call, int owner) implements WorkHook {
        @Override
        public MethodVisitor weave(MethodVisitor copy) {
            return new Weaving(copy) {
                @Override
                public void visitMethodInsn(
                        int opcode, String type, String name, String descriptor, boolean isInterface) {
                    if (method.equals(type + '.' + name)) {
                        super.visitInsn(Opcodes.DUP);
                        load(owner);
                        super.visitInsn(Opcodes.SWAP);
                        tell(call);
                    }
                    super.visitMethodInsn(opcode, type, name, descriptor, isInterface);
                }
            };
        }
    }

    /** Around a call that takes one int and returns an object; its receiver is task and owner, and done when the object is not null. */
    record AroundCall(String method) implements WorkHook {
        @Override
        public MethodVisitor weave(MethodVisitor copy) {
            return new Weaving(copy) {
                @Override
                public void visitMethodInsn(
                        int opcode, String type, String name, String descriptor, boolean isInterface) {
                    if (!method.equals(type + '.' + name)) {
                        super.visitMethodInsn(opcode, type, name, descriptor, isInterface);
                        return;
                    }
                    super.visitInsn(Opcodes.SWAP); // receiver, int -> int, receiver
                    super.visitInsn(Opcodes.DUP_X1);
                    super.visitInsn(Opcodes.DUP);
                    super.visitInsn(Opcodes.DUP);
                    tell("entered"); // receiver, int, receiver
                    super.visitInsn(Opcodes.SWAP);
                    super.visitMethodInsn(opcode, type, name, descriptor, isInterface);
                    super.visitInsn(Opcodes.DUP_X1);
                    super.visitInsn(Opcodes.SWAP); // result, result, receiver
                    tell("done");
                }
            };
        }
    }

    /** Copies a method. */
    abstract class Weaving extends MethodVisitor {
        private static final String LINKAGE = "java/lang/RuntrackLinkage";
        private static final String TAKES_OWNER_AND_TASK = "(Ljava/lang/Object;Ljava/lang/Object;)V";
        private static final int MOST_ADDED = 4;

        Weaving(MethodVisitor copy) {
            super(Opcodes.ASM9, copy);
        }

        final void call(String name, int owner, int task) {
            load(owner);
            super.visitVarInsn(Opcodes.ALOAD, task);
            tell(name);
        }

        final void load(int variable) {
            if (variable == NONE) {
                super.visitInsn(Opcodes.ACONST_NULL);
            } else {
                super.visitVarInsn(Opcodes.ALOAD, variable);
            }
        }

        final void tell(String name) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, LINKAGE, name, TAKES_OWNER_AND_TASK, false);
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            super.visitMaxs(maxStack + MOST_ADDED, maxLocals);
        }
    }
}
