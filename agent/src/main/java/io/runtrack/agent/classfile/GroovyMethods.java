package io.runtrack.agent.classfile;

import java.util.Iterator;
import java.util.List;
import net.bytebuddy.jar.asm.Type;

/**
 * Tells which methods Groovy's compiler has added to a class. Their code does not tell it, so their names and the mark
 * that the compiler leaves on them do.
 */
public final class GroovyMethods {

    /** On methods that stand in no source, since Groovy 2.5. */
    static final String GENERATED = "Lgroovy/transform/Generated;";

    /** On methods that are added to a class for one of its traits. */
    static final String OF_TRAIT = "Lorg/codehaus/groovy/transform/trait/Traits$TraitBridge;";

    /**
     * Holds the bodies of a trait's methods, called by the methods that are added to each class which has the trait.
     */
    private static final String BODIES_OF_TRAIT = "$Trait$Helper";

    private static final String BODY_OF_MEMOIZED = "memoizedMethodPriv$";

    private GroovyMethods() {}

    /** The body of a method with {@code @Memoized}, which looks first whether it has the result already. */
    static boolean isBodyOfMemoized(String name) {
        return name.startsWith(BODY_OF_MEMOIZED);
    }

    /**
     * The body of a method that each class which has the trait is given, too, and that is called through the class's. A
     * private method and a static one are tracked where their bodies stand: other bodies call them there.
     */
    public static boolean isBodyOfTrait(DeclaredType type, DeclaredMethod method) {
        return type.name().endsWith(BODIES_OF_TRAIT)
                && !method.isPrivate()
                && !method.shape().descriptor().startsWith("(Ljava/lang/Class;");
    }

    /**
     * One without the parameters that have defaults leads to the one that has them all, a class's static one to that of
     * its trait.
     */
    static Forwarding forwarding(MethodReader method, List<MethodReader> ofClass) {
        if (method.isOfTrait() && method.isStatic()) {
            return Forwarding.COPY;
        }
        if (method.isGenerated()) {
            for (MethodReader each : ofClass) {
                if (!each.isGenerated() && isWithMore(each, method)) {
                    return Forwarding.to(each.key());
                }
            }
        }
        return method.isGenerated() && !method.isStatic() ? Forwarding.DELEGATE : Forwarding.NONE;
    }

    private static boolean isWithMore(MethodReader candidate, MethodReader method) {
        List<Type> all = candidate.parameterTypes();
        return candidate.name().equals(method.name())
                && candidate.isStatic() == method.isStatic()
                && all.size() > method.parameterTypes().size()
                && containsInOrder(all, method.parameterTypes());
    }

    private static boolean containsInOrder(List<Type> all, List<Type> some) {
        Iterator<Type> rest = all.iterator();
        for (Type each : some) {
            boolean found = false;
            while (!found && rest.hasNext()) {
                found = rest.next().equals(each);
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }
}
