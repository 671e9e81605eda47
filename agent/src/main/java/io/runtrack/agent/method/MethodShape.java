package io.runtrack.agent.method;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A woven method as its class file declares it.
 *
 * @param className the binary name of the declaring class
 * @param name the method's name
 * @param descriptor the method's descriptor
 * @param isStatic whether it has no receiver
 * @param parameters its parameters in order, without the receiver
 * @param returnTypeName the binary name of its erased result, {@code void} included
 * @param signature its generic signature, as class files have it; null without generics
 * @param mayHaveLostNames whether names that are missing here may be in its class file, which nobody gives us
 */
public record MethodShape(
        String className,
        String name,
        String descriptor,
        boolean isStatic,
        List<MethodParameter> parameters,
        String returnTypeName,
        @Nullable String signature,
        boolean mayHaveLostNames) {

    private static final String BODIES_OF_TRAIT = "$Trait$Helper";

    public MethodShape {
        parameters = List.copyOf(parameters);
    }

    /** As its class file has it. */
    public MethodShape(
            String className,
            String name,
            String descriptor,
            boolean isStatic,
            List<MethodParameter> parameters,
            String returnTypeName,
            @Nullable String signature) {
        this(className, name, descriptor, isStatic, parameters, returnTypeName, signature, false);
    }

    /** What tells it from all other methods of its loader. */
    public String id() {
        return displayName() + descriptor;
    }

    /** The same with the parameters' names of another one; with its own when the other's class file keeps none. */
    public MethodShape namedAs(MethodShape other) {
        List<MethodParameter> named = new ArrayList<>(parameters.size());
        boolean isNamed = false;
        for (int i = 0; i < parameters.size(); i++) {
            String name = other.parameters.get(i).name();
            isNamed |= name != null;
            named.add(new MethodParameter(name, parameters.get(i).typeName()));
        }
        return isNamed ? with(named, mayHaveLostNames) : this;
    }

    /** The same, when other agents may have removed names, and its class file is not to be had. */
    public MethodShape withLostNames() {
        return with(parameters, true);
    }

    /** Whether the name of each parameter is known. */
    public boolean isNamed() {
        for (MethodParameter parameter : parameters) {
            if (parameter.name() == null) {
                return false;
            }
        }
        return true;
    }

    private MethodShape with(List<MethodParameter> others, boolean lostNames) {
        return new MethodShape(className, name, descriptor, isStatic, others, returnTypeName, signature, lostNames);
    }

    /** Whether it is a compiled suspend function of Kotlin's. */
    public boolean isSuspendFunction() {
        return descriptor.endsWith("Lkotlin/coroutines/Continuation;)Ljava/lang/Object;");
    }

    /** Whether it is the body of a method of a Groovy trait, which takes what it is called on as its first argument. */
    public boolean takesReceiver() {
        return isStatic && className.endsWith(BODIES_OF_TRAIT) && !descriptor.startsWith("()");
    }

    /** The class that its author knows it to be in. */
    public String sourceClassName() {
        return takesReceiver() ? className.substring(0, className.length() - BODIES_OF_TRAIT.length()) : className;
    }

    /** Whether that is an object, and not the class of a static method. */
    public boolean takesObject() {
        return takesReceiver() && !descriptor.startsWith("(Ljava/lang/Class;");
    }

    /** The same as its author knows it: a suspend function takes no continuation, a trait's method no receiver. */
    public MethodShape asDeclared() {
        int start = takesReceiver() ? 1 : 0;
        int end = parameters.size() - (isSuspendFunction() ? 1 : 0);
        if (end - start == parameters.size()) {
            return this;
        }
        return with(parameters.subList(start, end), mayHaveLostNames);
    }

    /**
     * Whether it has no value that could be missing: {@code void}, and what ends without a value or with a
     * {@code Void}.
     */
    public boolean returnsNothing() {
        return returnTypeName.equals("void")
                || returnTypeName.equals("java.lang.Void")
                || returnTypeName.equals("io.reactivex.rxjava3.core.Completable")
                || (signature != null && endsInVoid(signature));
    }

    /** Its result is what follows the parameters, up to the exceptions. */
    private static boolean endsInVoid(String signature) {
        int thrown = signature.indexOf('^');
        String head = thrown < 0 ? signature : signature.substring(0, thrown);
        return head.endsWith("<Ljava/lang/Void;>;") || head.endsWith("<+Ljava/lang/Void;>;");
    }

    /** {@code class#method}, as warnings name it. */
    public String displayName() {
        return className + '#' + name;
    }
}
