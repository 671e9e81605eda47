package io.runtrack.agent.values;

import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The collections, maps and Options of Scala's library, which implement no interface of the JDK's. Known by name, since
 * they are the host's classes. Views and lazy lists are left alone: to walk them is to compute them. Safe for any
 * thread.
 */
public final class ScalaValues {
    private static final String PREFIX = "scala.";
    private static final Set<String> LAZY =
            Set.of("scala.collection.View", "scala.collection.immutable.LazyList", "scala.collection.immutable.Stream");

    /** Scala 2.12's {@code mapValues} and {@code filterKeys}. */
    private static final String COMPUTING_MAP = "MapLike$";

    /** What may be asked of one class's objects; no method for what they are not. */
    private record Walk(@Nullable Method iterator, @Nullable Method entry) {}

    private static final ClassValue<Walk> WALKS = new ClassValue<>() {
        @Override
        protected Walk computeValue(Class<?> type) {
            return new Walk(
                    methodOf(type, "scala.collection.Iterable", "iterator"),
                    methodOf(type, "scala.collection.Map", "get", Object.class));
        }
    };

    private ScalaValues() {}

    /** What an Option holds, null if nothing; anything else as it is. */
    static @Nullable Object content(@Nullable Object value) {
        if (value == null || !value.getClass().getName().startsWith(PREFIX)) {
            return value;
        }
        try {
            return switch (value.getClass().getName()) {
                case "scala.None$" -> null;
                case "scala.Some" -> value.getClass().getMethod("get").invoke(value);
                default -> value;
            };
        } catch (ReflectiveOperationException | RuntimeException | LinkageError otherLibrary) {
            return value;
        }
    }

    /** What a strict map holds under a name; null if nothing, and for anything else. */
    static @Nullable Object entry(Object value, String name) {
        if (!value.getClass().getName().startsWith(PREFIX)) {
            return null;
        }
        Method entry = WALKS.get(value.getClass()).entry();
        try {
            return entry == null ? null : content(entry.invoke(value, name));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError otherKeys) {
            return null;
        }
    }

    /** Whether it is a view, or a list that is computed when it is walked. */
    public static boolean isLazy(Object value) {
        return value.getClass().getName().startsWith(PREFIX) && isLazy(value.getClass());
    }

    private static boolean isLazy(Class<?> type) {
        for (String lazy : LAZY) {
            if (named(lazy, type) != null) {
                return true;
            }
        }
        return type.getName().contains(COMPUTING_MAP);
    }

    /** The elements of a strict collection; null for anything else. */
    public static @Nullable Iterator<?> elements(@Nullable Object value) {
        if (value == null || !value.getClass().getName().startsWith(PREFIX)) {
            return null;
        }
        Method iterator = WALKS.get(value.getClass()).iterator();
        try {
            Object walking = iterator == null ? null : iterator.invoke(value);
            Class<?> type = walking == null ? null : named("scala.collection.Iterator", walking.getClass());
            return walking == null || type == null
                    ? null
                    : new Elements(walking, type.getMethod("hasNext"), type.getMethod("next"));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError otherLibrary) {
            return null;
        }
    }

    private record Elements(Object scala, Method more, Method element) implements Iterator<Object> {
        @Override
        public boolean hasNext() {
            return Boolean.TRUE.equals(call(more));
        }

        @Override
        @SuppressWarnings("NullAway") // what a host may hold
        public Object next() {
            return call(element);
        }

        private @Nullable Object call(Method method) {
            try {
                return method.invoke(scala);
            } catch (ReflectiveOperationException hostFailure) {
                throw new IllegalStateException(hostFailure);
            }
        }
    }

    private static @Nullable Method methodOf(Class<?> type, String owner, String name, Class<?>... parameters) {
        Class<?> collection = named(owner, type);
        if (collection == null || isLazy(type)) {
            return null;
        }
        try {
            return collection.getMethod(name, parameters);
        } catch (ReflectiveOperationException | LinkageError otherLibrary) {
            return null;
        }
    }

    /** The supertype of that name, or the type itself. */
    private static @Nullable Class<?> named(String name, @Nullable Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (each.getName().equals(name)) {
                return each;
            }
            for (Class<?> parent : each.getInterfaces()) {
                Class<?> found = named(name, parent);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
