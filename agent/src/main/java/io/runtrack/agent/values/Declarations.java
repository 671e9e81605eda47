package io.runtrack.agent.values;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Where the members of a class are declared. A class some of whose signatures cannot be loaded counts as declaring
 * nothing.
 */
final class Declarations {
    private Declarations() {}

    /**
     * The declaration of an instance method without arguments that returns something. One that is public in a public
     * class of an exported package is preferred, even if it is only an interface's: it can be called without opening
     * anything.
     */
    static @Nullable Method accessor(Class<?> type, String name) {
        Method best = null;
        for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
            best = better(best, declared(declaring, name));
            best = ofInterfaces(declaring, name, best);
            if (best != null && isOpenlyPublic(best)) {
                return best;
            }
        }
        return best;
    }

    static @Nullable Field field(Class<?> type, String name) {
        for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
            try {
                return declaring.getDeclaredField(name);
            } catch (NoSuchFieldException | LinkageError notHere) {
                // perhaps in the superclass
            }
        }
        return null;
    }

    /** Whether one of the interfaces that the class has declares an {@link #accessor} of that name. */
    static boolean isOfInterface(Class<?> type, String name) {
        for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
            if (ofInterfaces(declaring, name, null) != null) {
                return true;
            }
        }
        return false;
    }

    static boolean isOpenlyPublic(Method method) {
        Class<?> type = method.getDeclaringClass();
        return Modifier.isPublic(method.getModifiers())
                && Modifier.isPublic(type.getModifiers())
                && type.getModule().isExported(type.getPackageName(), Declarations.class.getModule());
    }

    private static @Nullable Method ofInterfaces(Class<?> type, String name, @Nullable Method best) {
        Method found = best;
        for (Class<?> parent : type.getInterfaces()) {
            found = better(found, declared(parent, name));
            found = ofInterfaces(parent, name, found);
        }
        return found;
    }

    private static @Nullable Method better(@Nullable Method first, @Nullable Method second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return !isOpenlyPublic(first) && isOpenlyPublic(second) ? second : first;
    }

    private static @Nullable Method declared(Class<?> type, String name) {
        try {
            Method method = type.getDeclaredMethod(name);
            return isAccessor(method) ? method : null;
        } catch (NoSuchMethodException | LinkageError notHere) {
            return null;
        }
    }

    private static boolean isAccessor(Method method) {
        boolean clones =
                method.getDeclaringClass() == Object.class && method.getName().equals("clone");
        return method.getReturnType() != void.class && !Modifier.isStatic(method.getModifiers()) && !clones;
    }
}
