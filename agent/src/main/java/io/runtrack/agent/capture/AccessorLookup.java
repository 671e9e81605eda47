package io.runtrack.agent.capture;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Finds what counts as an accessor of a class, and nothing else: record accessor, getter, no-argument method of the part's own name,
 * field, in this order. Packages of the host that are closed to us are opened; those of the JDK stay closed. Slow: its answers are kept.
 */
final class AccessorLookup {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodType ACCESSOR = MethodType.methodType(Object.class, Object.class);

    private final ModuleOpener opener;

    AccessorLookup(ModuleOpener opener) {
        this.opener = opener;
    }

    /** A handle from Object to Object; null when the class has no such part, or none that we can reach. Never throws. */
    @Nullable
    MethodHandle find(Class<?> type, String part) {
        return find(type, part, true);
    }

    /** As {@link #find}, and null for a static field. */
    @Nullable
    MethodHandle findInObject(Class<?> type, String part) {
        return find(type, part, false);
    }

    private @Nullable MethodHandle find(Class<?> type, String part, boolean statics) {
        try {
            Method method = method(type, part);
            return method == null || Actions.include(method, type)
                    ? handleOfField(type, part, statics)
                    : handleOf(method);
        } catch (IllegalAccessException | RuntimeException | LinkageError unreachable) {
            return null;
        }
    }

    private static @Nullable Method method(Class<?> type, String part) {
        String capitalized = Character.toUpperCase(part.charAt(0)) + part.substring(1);
        Method method = type.isRecord() ? Declarations.accessor(type, part) : null;
        if (method == null) {
            method = Declarations.accessor(type, "get" + capitalized);
        }
        if (method == null) {
            method = Declarations.accessor(type, "is" + capitalized);
            if (method != null && !isBoolean(method.getReturnType())) {
                method = null;
            }
        }
        return method == null ? Declarations.accessor(type, part) : method;
    }

    private static boolean isBoolean(Class<?> type) {
        return type == boolean.class || type == Boolean.class;
    }

    private @Nullable MethodHandle handleOf(Method method) throws IllegalAccessException {
        if (!Declarations.isOpenlyPublic(method)) {
            if (!open(method.getDeclaringClass())) {
                return null;
            }
            method.setAccessible(true);
        }
        return LOOKUP.unreflect(method).asType(ACCESSOR);
    }

    private @Nullable MethodHandle handleOfField(Class<?> type, String name, boolean statics)
            throws IllegalAccessException {
        Field field = Declarations.field(type, name);
        if (field == null) {
            return null;
        }
        boolean isStatic = Modifier.isStatic(field.getModifiers());
        if ((isStatic && !statics) || !open(field.getDeclaringClass())) {
            return null;
        }
        field.setAccessible(true);
        MethodHandle getter = LOOKUP.unreflectGetter(field);
        if (isStatic) {
            getter = MethodHandles.dropArguments(getter, 0, Object.class);
        }
        return getter.asType(ACCESSOR);
    }

    /** Opens a class's package to us. False for the JDK's own: their insides are nobody's accessors. */
    boolean open(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        if (loader == null || loader == ClassLoader.getPlatformClassLoader()) {
            return false;
        }
        if (!type.getModule().isOpen(type.getPackageName(), AccessorLookup.class.getModule())) {
            opener.open(type.getModule(), type.getPackageName());
        }
        return true;
    }
}
