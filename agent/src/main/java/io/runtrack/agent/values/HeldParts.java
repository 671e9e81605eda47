package io.runtrack.agent.values;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;

/**
 * Tells whether a method without arguments hands out what an object holds, or does something under the same name. For
 * example, {@code sent()} of a result may be its list, or the step that marks it as sent. No template asks for such a
 * method, so in doubt it is not called.
 */
final class HeldParts {
    private HeldParts() {}

    /**
     * Whether a method that is named as the part itself, without {@code get} or {@code is}, is only an accessor of it.
     */
    static boolean include(Method method, Class<?> type) {
        Field field = Declarations.field(type, method.getName());
        Class<?> result = method.getReturnType();
        boolean isStep = result != Object.class && result.isAssignableFrom(type);
        if (field == null || Modifier.isStatic(field.getModifiers())) {
            return !isStep && (isResult(method) || (isOfData(method, type) && isValue(result)));
        }
        return type.isRecord() || (!isStep && mayHandOut(result, field.getType()));
    }

    /** A number or a truth value that is made of something else tells how an action went. */
    private static boolean mayHandOut(Class<?> result, Class<?> held) {
        return !result.isPrimitive() || result == held;
    }

    /** Records, and what is known by its interface only, such as a proxy or a lambda: these have no field to go by. */
    private static boolean isOfData(Method method, Class<?> type) {
        return type.isRecord() || Declarations.isOfInterface(type, method.getName());
    }

    private static boolean isValue(Class<?> result) {
        return CharSequence.class.isAssignableFrom(result)
                || Enum.class.isAssignableFrom(result)
                || result == Optional.class
                || result == Object.class;
    }

    /** What no action is likely to return under such a name: several results, or a status from a list of them. */
    private static boolean isResult(Method method) {
        Class<?> result = method.getReturnType();
        return Iterable.class.isAssignableFrom(result)
                || result.getName().startsWith("scala.collection.")
                || Map.class.isAssignableFrom(result)
                || result.isArray()
                || (Enum.class.isAssignableFrom(result) && method.getName().equals("status"));
    }
}
