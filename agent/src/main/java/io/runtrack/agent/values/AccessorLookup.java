package io.runtrack.agent.values;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Finds what counts as an accessor of a class, and nothing else: record accessor, getter, no-argument method of the
 * part's own name, field, in this order. Packages of the host that are closed to us are opened; those of the JDK stay
 * closed. Slow: its answers are kept.
 */
final class AccessorLookup {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodType ACCESSOR = MethodType.methodType(Object.class, Object.class);

    private final ModuleOpener opener;

    AccessorLookup(ModuleOpener opener) {
        this.opener = opener;
    }

    /**
     * What a template asks for: a handle from Object to Object; null when the class has no such part, or none that we
     * can reach. Never throws.
     */
    @Nullable
    MethodHandle find(Class<?> type, String part) {
        return find(type, part, true);
    }

    /**
     * As {@link #find}, and null for a static field; of methods without prefix only {@linkplain HeldParts those} that
     * hand out what they hold.
     */
    @Nullable
    MethodHandle findInObject(Class<?> type, String part) {
        return find(type, part, false);
    }

    private @Nullable MethodHandle find(Class<?> type, String part, boolean asked) {
        try {
            Method method = method(type, part, asked);
            return method == null || ActionNames.include(method, type)
                    ? handleOfField(type, part, asked)
                    : handleOf(method);
        } catch (IllegalAccessException | RuntimeException | LinkageError unreachable) {
            return null;
        }
    }

    private static @Nullable Method method(Class<?> type, String part, boolean asked) {
        String capitalized = Character.toUpperCase(part.charAt(0)) + part.substring(1);
        Method plain = Declarations.accessor(type, part);
        if (plain != null && !asked && !HeldParts.include(plain, type)) {
            plain = null;
        }
        if (plain != null && type.isRecord()) {
            return plain;
        }
        Method getter = Declarations.accessor(type, "get" + capitalized);
        if (getter == null) {
            getter = Declarations.accessor(type, "is" + capitalized);
            if (getter != null && !isBoolean(getter.getReturnType())) {
                getter = null;
            }
        }
        return getter == null ? plain : getter;
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
