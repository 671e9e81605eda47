package io.runtrack.agent.jdk;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Where in a method of the JDK the linkage is called. Whatever is woven is straight: it neither branches nor keeps
 * anything in a variable, so the method's frames stay right. Nothing catches what a method throws: those at whose end
 * something is woven catch it themselves.
 *
 * <p>Immutable.
 */
sealed interface WorkHook {

    /** A visitor that copies the method into another and adds the call. */
    MethodVisitor weave(MethodVisitor copy);

    /**
     * In front of the method's body.
     *
     * @param call the linkage's method
     * @param owner where the owner is
     * @param task where the task is
     */
    record AtStart(String call, Operand owner, Operand task) implements WorkHook {
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
    record AtReturn(String call, Operand owner, Operand task) implements WorkHook {
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

    /** In front of each return of the task, or of null for none. */
    record Returned(String call, Operand owner) implements WorkHook {
        @Override
        public MethodVisitor weave(MethodVisitor copy) {
            return new Weaving(copy) {
                @Override
                public void visitInsn(int opcode) {
                    if (opcode == Opcodes.ARETURN) {
                        super.visitInsn(Opcodes.DUP);
                        owner.load(mv);
                        super.visitInsn(Opcodes.SWAP);
                        tell(call);
                    }
                    super.visitInsn(opcode);
                }
            };
        }
    }

    /**
     * Around a call that takes one int and returns an object; its receiver is task and owner, and done when the object
     * is not null.
     */
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

        final void call(String name, Operand owner, Operand task) {
            owner.load(mv);
            task.load(mv);
            tell(name);
        }

        final void tell(String name) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, LINKAGE, name, TAKES_OWNER_AND_TASK, false);
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            super.visitMaxs(maxStack + MOST_ADDED, maxLocals);
        }
    }

    /** Something that the woven method has at hand. */
    interface Operand {

        /** Nothing: what a task is submitted to does not matter, or is not known where it begins. */
        Operand NONE = method -> method.visitInsn(Opcodes.ACONST_NULL);

        /** Puts it on the stack. */
        void load(MethodVisitor method);

        /** The receiver (0) or a parameter of an instance method, of those that take one variable each. */
        static Operand variable(int number) {
            return method -> method.visitVarInsn(Opcodes.ALOAD, number);
        }

        /** A field of this one. */
        default Operand field(String type, String name, String descriptor) {
            return method -> {
                load(method);
                method.visitFieldInsn(Opcodes.GETFIELD, type, name, descriptor);
            };
        }

        /** What a method of this one returns; it takes nothing. */
        default Operand call(String type, String name, String descriptor) {
            return method -> {
                load(method);
                method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, type, name, descriptor, false);
            };
        }
    }
}
