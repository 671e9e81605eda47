package io.runtrack.agent.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** Reads a class file's tracked methods, and warns of annotations that stand where nothing can be tracked. */
final class ClassFileReader extends ClassVisitor {

    private final String className;
    private final MethodRules rules;
    private final Consumer<String> warnings;
    private final List<MethodReader> candidates = new ArrayList<>();

    private ClassFileReader(String className, MethodRules rules, Consumer<String> warnings) {
        super(Opcodes.ASM9);
        this.className = className;
        this.rules = rules;
        this.warnings = warnings;
    }

    static List<TrackedMethod> read(byte[] classFile, MethodRules rules, Consumer<String> warnings) {
        ClassReader classReader = new ClassReader(classFile);
        String className = Type.getObjectType(classReader.getClassName()).getClassName();
        ClassFileReader reader = new ClassFileReader(className, rules, warnings);
        classReader.accept(reader, ClassReader.SKIP_FRAMES);
        return reader.trackedMethods();
    }

    /** Compilers copy annotations to the bridges that they make: a call of one is a call of the method behind it, and not a second one. */
    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        if ((access & Opcodes.ACC_SYNTHETIC) != 0) {
            return null;
        }
        MethodReader method = new MethodReader(access, name, descriptor);
        candidates.add(method);
        return method;
    }

    private List<TrackedMethod> trackedMethods() {
        List<TrackedMethod> tracked = new ArrayList<>();
        for (MethodReader method : candidates) {
            TrackedMethod declared = method.tracked(className, rules);
            if (!declared.annotations().isEmpty() && isTrackable(method)) {
                tracked.add(declared);
            }
        }
        return tracked;
    }

    private boolean isTrackable(MethodReader method) {
        if (method.isConstructor()) {
            warnings.accept("constructors cannot be tracked, the annotation on that of " + className
                    + " is ignored: annotate a method instead");
        } else if (method.isNative()) {
            warnings.accept("native methods cannot be tracked, the annotation on "
                    + method.shape(className).displayName() + " is ignored: annotate a method that calls it");
        }
        return !method.isConstructor() && !method.isNative() && !method.isAbstract();
    }
}
