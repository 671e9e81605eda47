package io.runtrack.agent.capture;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method that overrides one of another descriptor: a generic method with the type filled in, or one with a narrower result. The compiler
 * gives its class a bridge method with the overridden one's descriptor.
 *
 * @param parameterTypes of the override; null if it is none
 */
record BridgedOverride(@Nullable List<Class<?>> parameterTypes) {
    private static final BridgedOverride NONE = new BridgedOverride(null);

    static BridgedOverride find(MethodShape override, MethodShape overridden, Class<?> receiver) {
        for (Class<?> type = receiver; type != null; type = type.getSuperclass()) {
            if (type.getName().equals(override.className())) {
                return findIn(type, override, overridden);
            }
        }
        return NONE;
    }

    private static BridgedOverride findIn(Class<?> type, MethodShape override, MethodShape overridden) {
        boolean bridged = false;
        Method found = null;
        try {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals(override.name())) {
                    String descriptor = descriptorOf(method);
                    bridged |= method.isBridge() && descriptor.equals(overridden.descriptor());
                    found = descriptor.equals(override.descriptor()) ? method : found;
                }
            }
        } catch (LinkageError signatureMissing) {
            return NONE;
        }
        return bridged && found != null ? new BridgedOverride(List.of(found.getParameterTypes())) : NONE;
    }

    /** Whether its super call may have these arguments. Those of another overload, which the bridge may belong to, are of other types. */
    boolean accepts(Object[] arguments) {
        if (parameterTypes == null || parameterTypes.size() != arguments.length) {
            return false;
        }
        for (int i = 0; i < arguments.length; i++) {
            Class<?> type = parameterTypes.get(i);
            if (!type.isPrimitive() && arguments[i] != null && !type.isInstance(arguments[i])) {
                return false;
            }
        }
        return true;
    }

    private static String descriptorOf(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .descriptorString();
    }
}
