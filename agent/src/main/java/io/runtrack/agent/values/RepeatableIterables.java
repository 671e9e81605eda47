package io.runtrack.agent.values;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.stream.BaseStream;

/**
 * Tells which Iterables of the host's can be walked again although they are no collections. It cannot walk them to find
 * out. So it accepts those that hold a collection, and nothing by which a walk could leave a trace. Safe for any
 * thread.
 */
public final class RepeatableIterables {
    private static final int MOST_FIELDS = 50;

    private final Accessors accessors;
    private final ClassValue<Holding> holdings = new ClassValue<>() {
        @Override
        protected Holding computeValue(Class<?> type) {
            return holdingOf(type);
        }
    };

    /**
     * What the objects of a class hold.
     *
     * @param isRepeatable whether their fields are such that they can be walked again
     * @param objects the fields whose values may say otherwise
     */
    private record Holding(boolean isRepeatable, List<Field> objects) {
        static final Holding DOUBTFUL = new Holding(false, List.of());
    }

    public RepeatableIterables(Accessors accessors) {
        this.accessors = accessors;
    }

    public boolean include(Iterable<?> iterable) {
        if (isUsedUp(iterable.getClass())) {
            return false;
        }
        Holding holding = holdings.get(iterable.getClass());
        try {
            for (Field field : holding.objects) {
                Object held = field.get(iterable);
                if (held != null && isUsedUp(held.getClass())) {
                    return false;
                }
            }
            return holding.isRepeatable;
        } catch (ReflectiveOperationException | RuntimeException unreadable) {
            return false;
        }
    }

    /**
     * What an object holds itself; of a lambda that is what it has captured. The JDK's own Iterables that are no
     * collections, which nobody lets us look into, are paths, folders being read, loaders of services.
     */
    private Holding holdingOf(Class<?> type) {
        boolean isRecipe = type.isHidden() || type.isAnonymousClass();
        boolean holdsCollection = false;
        List<Field> objects = new ArrayList<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            if (!accessors.open(each)) {
                break;
            }
            for (Field field : each.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    continue;
                }
                boolean isCollection = isCollection(field.getType());
                boolean isCapturedObject =
                        isRecipe && !isCollection && !field.getName().startsWith("this$");
                if (isCapturedObject || mayChange(field) || objects.size() == MOST_FIELDS) {
                    return Holding.DOUBTFUL;
                }
                holdsCollection |= isCollection;
                if (!field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    objects.add(field);
                }
            }
        }
        return new Holding(holdsCollection, objects);
    }

    /** As it is declared: a list that is a queue as well is walked as a list. */
    private static boolean isCollection(Class<?> type) {
        return (Collection.class.isAssignableFrom(type) && !Queue.class.isAssignableFrom(type))
                || Map.class.isAssignableFrom(type)
                || Object[].class.isAssignableFrom(type);
    }

    /**
     * A mark that it has been walked, a queue that is emptied in doing so, another Iterable or a function that is asked
     * anew each time.
     */
    private static boolean mayChange(Field field) {
        Class<?> type = field.getType();
        if (type.isPrimitive()) {
            return !Modifier.isFinal(field.getModifiers());
        }
        return isUsedUp(type)
                || Queue.class.isAssignableFrom(type)
                || (Iterable.class.isAssignableFrom(type) && !isCollection(type) && type != Path.class)
                || (type.isArray() && !isCollection(type))
                || type == Callable.class
                || type.getName().startsWith("java.util.function.")
                || type.getName().startsWith("java.util.concurrent.atomic.");
    }

    private static boolean isUsedUp(Class<?> type) {
        return Iterator.class.isAssignableFrom(type)
                || BaseStream.class.isAssignableFrom(type)
                || AutoCloseable.class.isAssignableFrom(type);
    }
}
