package io.runtrack.agent.capture;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * Walks the elements of what email methods return: of collections and arrays, and of those other Iterables that can be walked again as far as one can
 * tell. The host is going to walk them, too, and must find what it put there. Safe for any thread.
 */
final class ResultElements {
    private static final int MOST_FIELDS = 50;

    private final Accessors accessors;
    private final ClassValue<List<Field>> fields = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return fieldsOf(type);
        }
    };

    ResultElements(Accessors accessors) {
        this.accessors = accessors;
    }

    /** Null for what has none, or none that may be touched. May throw whatever the host's objects throw. */
    @Nullable
    Iterator<?> of(@Nullable Object value) {
        Iterator<?> elements = Elements.of(value);
        if (elements == null) {
            elements = ScalaValues.elements(value);
        }
        if (elements == null && value instanceof Iterable<?> iterable && isRepeatable(iterable)) {
            return iterable.iterator();
        }
        return elements;
    }

    /** The JDK's own Iterables that are no collections are paths, folders being read, loaders of services. */
    private boolean isRepeatable(Iterable<?> iterable) {
        Class<?> type = iterable.getClass();
        if (isUsedUp(iterable) || type.getClassLoader() == null || iterable instanceof Path) {
            return false;
        }
        try {
            boolean collections = false;
            for (Field field : fields.get(type)) {
                Object held = field.get(iterable);
                if (isUsedUp(held) || (type.isHidden() && !isCollection(held))) {
                    return false;
                }
                collections |= isCollection(held);
            }
            return collections || !type.isHidden();
        } catch (ReflectiveOperationException | RuntimeException unreadable) {
            return !type.isHidden();
        }
    }

    private static boolean isUsedUp(@Nullable Object value) {
        return value instanceof Iterator<?> || value instanceof BaseStream<?, ?> || value instanceof AutoCloseable;
    }

    private static boolean isCollection(@Nullable Object value) {
        return value instanceof Collection<?> || value instanceof Map<?, ?> || value instanceof Object[];
    }

    /** What an object holds itself; of a lambda that is what it has captured. */
    private List<Field> fieldsOf(Class<?> type) {
        List<Field> found = new ArrayList<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            if (!accessors.open(each)) {
                break;
            }
            for (Field field : each.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && !field.getType().isPrimitive()
                        && found.size() < MOST_FIELDS) {
                    field.setAccessible(true);
                    found.add(field);
                }
            }
        }
        return found;
    }
}
