package io.runtrack.agent.instrument;

import io.runtrack.agent.classfile.MethodHead;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Copies a class file and weaves some of its methods on the way. Members, modifiers and the class-file version stay as
 * they are, so that loaded classes can be woven too, by retransformation. For one thread and one class.
 *
 * <p>Nothing is computed that would need to know other types: neither a class nor a resource of the host is touched
 * while one of its classes is being loaded, and no code of the host's loaders runs here.
 */
public final class ClassWeaving extends ClassVisitor {

    private static final int NOTHING_COMPUTED = 0;

    private final BodyWeaving bodies;
    private String className = "";
    private boolean hasFrames;

    private ClassWeaving(ClassWriter writer, BodyWeaving bodies) {
        super(Opcodes.ASM9, writer);
        this.bodies = bodies;
    }

    /**
     * Weaves a class.
     *
     * @throws net.bytebuddy.jar.asm.MethodTooLargeException for a method that outgrows what the JVM accepts
     */
    public static byte[] weave(byte[] classFile, BodyWeaving bodies) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, NOTHING_COMPUTED);
        reader.accept(new ClassWeaving(writer, bodies), ClassReader.EXPAND_FRAMES);
        return writer.toByteArray();
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String parent,
            String @Nullable [] interfaces) {
        className = name;
        hasFrames = (version & 0xFFFF) >= Opcodes.V1_6;
        super.visit(version, access, name, signature, parent, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor copy = super.visitMethod(access, name, descriptor, signature, exceptions);
        return bodies.between(new MethodHead(className, access, name, descriptor, hasFrames), copy);
    }
}
