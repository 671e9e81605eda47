package io.runtrack.agent.method;

import io.runtrack.agent.completion.ResultTypes;
import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedEmail;
import io.runtrack.annotations.TrackedFile;
import io.runtrack.diagnostics.Diagnostics;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sees the methods of sample classes as the weaver would, by reflection. */
public final class Reflected {
    private static final Map<Class<? extends Annotation>, TrackedKind> KINDS = Map.of(
            TrackedCommand.class, TrackedKind.COMMAND,
            TrackedFile.class, TrackedKind.FILE,
            TrackedEmail.class, TrackedKind.EMAIL);

    private Reflected() {}

    public static Method method(Class<?> type, String name) {
        List<Method> found = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(name) && !method.isSynthetic())
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(type + " has " + found.size() + " methods named " + name);
        }
        return found.get(0);
    }

    public static MethodShape shape(Method method) {
        return shape(method, true);
    }

    public static MethodShape shape(Method method, boolean named) {
        List<MethodParameter> parameters = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            parameters.add(new MethodParameter(
                    named ? parameter.getName() : null, parameter.getType().getName()));
        }
        return new MethodShape(
                method.getDeclaringClass().getName(),
                method.getName(),
                MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .descriptorString(),
                Modifier.isStatic(method.getModifiers()),
                parameters,
                method.getReturnType().getName(),
                null);
    }

    /** With no way into the host's libraries. */
    public static ResultTypes results(Diagnostics diagnostics) {
        return new ResultTypes(
                type -> {
                    throw new IllegalAccessException(type.getName());
                },
                diagnostics);
    }

    public static List<DeclaredAnnotation> declared(Method method) {
        return annotations(method).stream()
                .map(annotation -> new DeclaredAnnotation(annotation, shape(method)))
                .toList();
    }

    public static List<TrackedAnnotation> annotations(Method method) {
        List<TrackedAnnotation> annotations = new ArrayList<>();
        for (Annotation annotation : method.getAnnotations()) {
            TrackedKind kind = KINDS.get(annotation.annotationType());
            if (kind != null) {
                annotations.add(new TrackedAnnotation(kind, given(annotation)));
            }
        }
        return annotations;
    }

    private static Map<String, Object> given(Annotation annotation) {
        Map<String, Object> given = new HashMap<>();
        for (Method attribute : annotation.annotationType().getDeclaredMethods()) {
            Object value = valueOf(annotation, attribute);
            if (!Objects.deepEquals(value, attribute.getDefaultValue())) {
                given.put(attribute.getName(), asClassFileHolds(value));
            }
        }
        return given;
    }

    private static Object asClassFileHolds(@Nullable Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Class<?>[] classes) {
            return Arrays.stream(classes).map(Class::getName).toList();
        }
        return Objects.requireNonNull(value);
    }

    private static @Nullable Object valueOf(Annotation annotation, Method attribute) {
        try {
            return attribute.invoke(annotation);
        } catch (ReflectiveOperationException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
