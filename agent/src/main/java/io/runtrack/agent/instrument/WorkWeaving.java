package io.runtrack.agent.instrument;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Copies a class file of the JDK and adds what {@link WorkHooks} says; nothing but bodies of methods differs. For one thread and one class. */
final class WorkWeaving extends ClassVisitor {
    private static final int NOTHING_COMPUTED = 0;
    private static final int AS_IT_IS = 0;

    private final String type;
    private final WorkHooks hooks;
    private boolean changed;

    private WorkWeaving(ClassWriter writer, String type, WorkHooks hooks) {
        super(OpenedClassReader.ASM_API, writer);
        this.type = type;
        this.hooks = hooks;
    }

    /**
     * Weaves a class.
     *
     * @param type its internal name
     * @throws IllegalStateException if it has none of the methods in which something is to be woven
     */
    static byte[] weave(String type, byte[] classFile, WorkHooks hooks) {
        ClassReader reader = OpenedClassReader.of(classFile);
        ClassWriter writer = new ClassWriter(reader, NOTHING_COMPUTED);
        WorkWeaving weaving = new WorkWeaving(writer, type, hooks);
        reader.accept(weaving, AS_IT_IS);
        if (!weaving.changed) {
            throw new IllegalStateException("this JDK's has none of " + hooks.methods(type));
        }
        return writer.toByteArray();
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor copy = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (!hooks.methods(type).contains(name + descriptor)) {
            return copy;
        }
        changed = true;
        return hooks.weave(type, name + descriptor, copy);
    }
}
