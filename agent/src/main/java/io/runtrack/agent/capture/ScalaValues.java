package io.runtrack.agent.capture;

import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The collections and Options of Scala's library, which implement no interface of the JDK's. Known by name, since they are the host's classes. Views and
 * lazy lists are left alone: to walk them is to compute them. Safe for any thread.
 */
final class ScalaValues {
    private static final String PREFIX = "scala.";
    private static final Set<String> LAZY =
            Set.of("scala.collection.View", "scala.collection.immutable.LazyList", "scala.collection.immutable.Stream");

    /** How to walk the collections of one class; no method for what is none. */
    private record Walk(@Nullable Method iterator) {}

    private static final ClassValue<Walk> WALKS = new ClassValue<>() {
        @Override
        protected Walk computeValue(Class<?> type) {
            return new Walk(iteratorOf(type));
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

    /** The elements of a strict collection; null for anything else. */
    static @Nullable Iterator<?> elements(@Nullable Object value) {
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

    private static @Nullable Method iteratorOf(Class<?> type) {
        Class<?> collection = named("scala.collection.Iterable", type);
        for (String lazy : LAZY) {
            if (named(lazy, type) != null) {
                return null;
            }
        }
        try {
            return collection == null ? null : collection.getMethod("iterator");
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
