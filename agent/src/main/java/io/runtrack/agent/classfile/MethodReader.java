package io.runtrack.agent.classfile;

import io.runtrack.agent.method.MethodParameter;
import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.method.TrackedAnnotation;
import io.runtrack.agent.method.TrackedKind;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Reads one method: its annotations of ours, and its parameters' names from the {@code MethodParameters} attribute or
 * else from the local variable table, as far as this is a compiler's: one variable in each parameter's slot, of the
 * parameter's type, from the method's start.
 */
final class MethodReader extends MethodVisitor {

    private static final String AMBIGUOUS = "";

    private final int access;
    private final String name;
    private final String descriptor;
    private final @Nullable String signature;
    private final Type[] parameterTypes;
    private final List<String> declaredNames = new ArrayList<>();
    private final @Nullable String[] localNames;
    private final List<TrackedAnnotation> annotations = new ArrayList<>();
    private boolean isGenerated;
    private boolean isOfTrait;
    private @Nullable Label start;
    private int locals;
    private int returns;

    MethodReader(int access, String name, String descriptor, @Nullable String signature) {
        super(Opcodes.ASM9);
        this.access = access;
        this.name = name;
        this.descriptor = descriptor;
        this.signature = signature;
        this.parameterTypes = Type.getArgumentTypes(descriptor);
        this.localNames = new String[parameterTypes.length];
    }

    @Override
    public void visitParameter(@Nullable String parameterName, int parameterAccess) {
        declaredNames.add(parameterName == null ? "" : parameterName);
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
        isGenerated |= annotation.equals(GroovyMethods.GENERATED);
        isOfTrait |= annotation.equals(GroovyMethods.OF_TRAIT);
        TrackedKind kind = AnnotationReader.kindOf(annotation);
        return kind == null ? null : new AnnotationReader(kind, annotations);
    }

    @Override
    public void visitLabel(Label label) {
        if (start == null) {
            start = label;
        }
    }

    /**
     * A parameter's slot may be used again further down, under another name: a parameter is what is there from the
     * start.
     */
    @Override
    public void visitLocalVariable(
            String variable, String type, @Nullable String signature, Label from, Label to, int slot) {
        if (from != start) {
            return;
        }
        int parameterSlot = isStatic() ? 0 : 1;
        for (int i = 0; i < parameterTypes.length; i++) {
            if (parameterSlot == slot) {
                boolean fits = localNames[i] == null
                        && parameterTypes[i].getDescriptor().equals(type);
                localNames[i] = fits ? variable : AMBIGUOUS;
            }
            parameterSlot += parameterTypes[i].getSize();
        }
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            returns++;
        }
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        locals = maxLocals;
    }

    /** Whether Groovy's compiler says that it made the method. */
    boolean isGenerated() {
        return isGenerated;
    }

    /** Whether it says that it calls the body of a trait's method. */
    boolean isOfTrait() {
        return isOfTrait;
    }

    /** As {@link MethodHead#key()}. */
    String key() {
        return name.concat(descriptor);
    }

    String name() {
        return name;
    }

    List<Type> parameterTypes() {
        return List.of(parameterTypes);
    }

    DeclaredMethod declared(String className) {
        return new DeclaredMethod(access, shape(className), annotations, locals, returns, Forwarding.NONE);
    }

    private MethodShape shape(String className) {
        List<MethodParameter> parameters = new ArrayList<>(parameterTypes.length);
        for (int i = 0; i < parameterTypes.length; i++) {
            parameters.add(new MethodParameter(parameterName(i), binaryName(parameterTypes[i])));
        }
        return new MethodShape(
                className,
                name,
                descriptor,
                isStatic(),
                parameters,
                binaryName(Type.getReturnType(descriptor)),
                signature);
    }

    private @Nullable String parameterName(int index) {
        boolean isDeclared = declaredNames.size() == parameterTypes.length
                && !declaredNames.get(index).isEmpty();
        if (isDeclared) {
            return declaredNames.get(index);
        }
        return AMBIGUOUS.equals(localNames[index]) ? null : localNames[index];
    }

    boolean isStatic() {
        return (access & Opcodes.ACC_STATIC) != 0;
    }

    /** As {@link Class#getName()} has it. */
    private static String binaryName(Type type) {
        return type.getSort() == Type.ARRAY ? type.getDescriptor().replace('/', '.') : type.getClassName();
    }
}
