package io.runtrack.agent.classfile;

import java.util.Arrays;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * The one call that a method makes which does nothing else, and what it says of who made the method.
 *
 * @param called with {@link Opcodes#ACC_INTERFACE} if it is one of an interface
 * @param singleton the class of the static object on which it is called; empty if it is on none
 * @param constants that it is called with, null and zeros of any type as 0
 */
record ForwardedCall(MethodHead method, MethodHead called, String singleton, List<Integer> constants) {

    /** Kotlin's mask of missing arguments has this many bits. */
    private static final int BITS = 32;

    Forwarding forwarding() {
        if (!constants.isEmpty()) {
            return (isOfOwnClass() || isOfWholeOfFiles()) && isCallWithDefaults()
                    ? Forwarding.to(withDefaults())
                    : Forwarding.NONE;
        }
        if (isOfSingleton() || isOfPartOfFiles()) {
            return Forwarding.COPY;
        }
        if (isOfOwnClass() && (isSpecialized() || takesBoxedValues())) {
            return Forwarding.to(called.key());
        }
        return isOfTrait() ? Forwarding.toBodyOf(called.owner()) : Forwarding.NONE;
    }

    private boolean isOfOwnClass() {
        return singleton.isEmpty() && called.owner().equals(method.owner());
    }

    /**
     * The static method that Scala's compiler makes for each of an {@code object}, Kotlin's for each of a companion
     * with {@code @JvmStatic}.
     */
    private boolean isOfSingleton() {
        return method.isStatic() && isNamesake() && called.owner().equals(singleton);
    }

    /** The class that Kotlin's compiler makes of several files, {@code @JvmMultifileClass}. */
    private boolean isOfPartOfFiles() {
        return method.isStatic() && isNamesake() && isPart(called.owner(), method.owner());
    }

    /** The same the other way round: the class of several files has the defaults, and each file's class the bodies. */
    private boolean isOfWholeOfFiles() {
        return method.isStatic() && isPart(method.owner(), called.owner());
    }

    private static boolean isPart(String part, String whole) {
        return part.startsWith(whole.concat("__"));
    }

    boolean isNamesake() {
        return called.key().equals(method.key());
    }

    /** Scala's {@code @specialized}: one calls the other, boxed or not. */
    private boolean isSpecialized() {
        return isSpecialized(called.name(), method.name()) || isSpecialized(method.name(), called.name());
    }

    private static boolean isSpecialized(String name, String general) {
        return name.startsWith(general.concat("$m")) && name.endsWith("$sp");
    }

    /**
     * Kotlin's {@code @JvmExposeBoxed}: the method that takes values of inline classes is called something with a
     * hyphen.
     */
    private boolean takesBoxedValues() {
        return called.name().startsWith(method.name().concat("-"));
    }

    /** The method of a class in which Scala's compiler says which trait's body is the class's own. */
    private boolean isOfTrait() {
        String self = "(L".concat(called.owner()).concat(";");
        return !method.isStatic()
                && called.isStatic()
                && (called.access() & Opcodes.ACC_INTERFACE) != 0
                && called.name().equals(method.name().concat("$"))
                && called.descriptor().equals(self.concat(method.descriptor().substring(1)));
    }

    /**
     * Kotlin's {@code @JvmOverloads}: the last arguments are missing, each is a zero or null and a bit of the masks
     * that follow, and a null is the last. An overload that somebody wrote gives at least one of its own, or has a bit
     * less.
     */
    private boolean isCallWithDefaults() {
        int masks = masks();
        int missing = values() - method.parameters().length;
        if (!called.isStatic()
                || !called.name().equals(method.name().concat("$default"))
                || constants.size() != missing + masks + 1) {
            return false;
        }
        int bits = 0;
        for (int i = 0; i < constants.size(); i++) {
            boolean isMask = i >= missing && i < missing + masks;
            bits += isMask ? Integer.bitCount(constants.get(i)) : 0;
            if (!isMask && constants.get(i) != 0) {
                return false;
            }
        }
        return bits == missing;
    }

    private String withDefaults() {
        Type[] all = called.parameters();
        int first = method.isStatic() ? 0 : 1;
        Type[] values = Arrays.copyOfRange(all, first, first + values());
        return method.name().concat(Type.getMethodDescriptor(called.result(), values));
    }

    private int values() {
        return valuesAndMasks() - masks();
    }

    private int masks() {
        return (valuesAndMasks() + BITS) / (BITS + 1);
    }

    /** All but the receiver and the null at the end. */
    private int valuesAndMasks() {
        return called.parameters().length - (method.isStatic() ? 1 : 2);
    }
}
