package io.runtrack.agent.instrument;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.scaffold.TypeInitializer;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.Implementation.Context.FrameGeneration;
import net.bytebuddy.implementation.auxiliary.AuxiliaryType;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Copies a class file and inlines advice into some of its methods on the way. Members, modifiers and the class-file version stay as they are,
 * so that loaded classes can be woven too, by retransformation.
 *
 * <p>Uses Byte Buddy's {@code Advice} without its type builder. Nearly all of the time that the first weaving takes goes into loading
 * classes, and the builder brings a third as many again. For one thread and one class.
 */
final class AdviceWeaving extends ClassVisitor {

    private static final int NOTHING_COMPUTED = 0;

    private final TypesByName types;
    private final TypeDescription type;
    private final Implementation.Context context;
    private final Advice advice;
    private final Map<String, MethodDescription> woven = new HashMap<>();

    private AdviceWeaving(ClassWriter writer, TypesByName types, TypeDescription type, Advice advice) {
        super(OpenedClassReader.ASM_API, writer);
        this.types = types;
        this.type = type;
        this.context = context(type);
        this.advice = advice;
    }

    /**
     * Weaves a class.
     *
     * @param methods names and descriptors, each pair written as one
     */
    static byte[] weave(String className, byte[] classFile, Collection<String> methods, Advice advice) {
        TypesByName types = TypesByName.of(className, classFile);
        TypeDescription type = types.describe(className).resolve();
        ClassReader reader = OpenedClassReader.of(classFile);
        ClassWriter writer = new ClassWriter(reader, NOTHING_COMPUTED);
        AdviceWeaving weaving = new AdviceWeaving(writer, types, type, advice);
        for (MethodDescription method : type.getDeclaredMethods()) {
            String key = method.getInternalName() + method.getDescriptor();
            if (methods.contains(key)) {
                weaving.woven.put(key, method);
            }
        }
        reader.accept(weaving, ClassReader.EXPAND_FRAMES);
        return writer.toByteArray();
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor copy = super.visitMethod(access, name, descriptor, signature, exceptions);
        MethodDescription method = woven.get(name + descriptor);
        return method == null
                ? copy
                : advice.wrap(type, method, copy, context, types, NOTHING_COMPUTED, ClassReader.EXPAND_FRAMES);
    }

    /** Says that nothing may be added to the class; the naming of what might have been is asked for all the same. */
    private static Implementation.Context context(TypeDescription type) {
        ClassFileVersion version = type.getClassFileVersion();
        return Implementation.Context.Disabled.Factory.INSTANCE.make(
                type,
                new AuxiliaryType.NamingStrategy.Enumerating("unused"),
                TypeInitializer.None.INSTANCE,
                version,
                version,
                version.isAtLeast(ClassFileVersion.JAVA_V6) ? FrameGeneration.EXPAND : FrameGeneration.DISABLED);
    }
}
