package io.runtrack.agent.classfile;

import io.runtrack.agent.method.TrackedAnnotation;
import io.runtrack.agent.method.TrackedKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Reads the attributes that were given explicitly, from the class file: the annotation's own class is never needed, nor
 * loaded.
 */
final class AnnotationReader extends AnnotationVisitor {

    private final TrackedKind kind;
    private final List<TrackedAnnotation> found;
    private final Map<String, Object> attributes = new HashMap<>();

    /** @param found takes the annotation when all of it has been read */
    AnnotationReader(TrackedKind kind, List<TrackedAnnotation> found) {
        super(Opcodes.ASM9);
        this.kind = kind;
        this.found = found;
    }

    /** Which of our annotations a descriptor names; null for those of others. */
    static @Nullable TrackedKind kindOf(String descriptor) {
        return switch (descriptor) {
            case "Lio/runtrack/annotations/TrackedCommand;" -> TrackedKind.COMMAND;
            case "Lio/runtrack/annotations/TrackedFile;" -> TrackedKind.FILE;
            case "Lio/runtrack/annotations/TrackedEmail;" -> TrackedKind.EMAIL;
            default -> null;
        };
    }

    @Override
    public void visit(String name, Object value) {
        attributes.put(name, value);
    }

    @Override
    public void visitEnum(String name, String descriptor, String constant) {
        attributes.put(name, constant);
    }

    @Override
    public AnnotationVisitor visitArray(String name) {
        List<String> classNames = new ArrayList<>();
        attributes.put(name, classNames);
        return new AnnotationVisitor(Opcodes.ASM9) {
            @Override
            public void visit(@Nullable String unnamed, Object element) {
                if (element instanceof Type type) {
                    classNames.add(type.getClassName());
                }
            }
        };
    }

    @Override
    public void visitEnd() {
        found.add(new TrackedAnnotation(kind, attributes));
    }
}
