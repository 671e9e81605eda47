package io.runtrack.agent.values;

import java.lang.invoke.MethodHandle;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code .part}: what a value holds under a name. The way to it is looked up once a class and kept with that class, so
 * that it lives and dies with the host's loader. An Optional, or Scala's Option, stands for what it holds. Safe for any
 * thread.
 */
public final class NamedPart implements Step {
    private final String name;
    private final ClassValue<Accessor> accessors;

    /** How the parts of a name are looked up. Slow. */
    interface Lookup {

        /** A handle from Object to Object; null when the class has no such part. */
        @Nullable
        MethodHandle find(Class<?> type, String name);
    }

    /** The handle takes an Object and returns one; null when the class has no such part. */
    private record Accessor(@Nullable MethodHandle handle) {}

    NamedPart(String name, Lookup lookup) {
        this.name = name;
        this.accessors = new ClassValue<>() {
            @Override
            protected Accessor computeValue(Class<?> type) {
                return new Accessor(lookup.find(type, name));
            }
        };
    }

    public String name() {
        return name;
    }

    @Override
    public @Nullable Object from(Object value) throws Throwable {
        if (value instanceof Map<?, ?> map && holdsKey(map)) {
            return map.get(name);
        }
        Object entry = ScalaValues.entry(value, name);
        if (entry != null) {
            return entry;
        }
        MethodHandle handle = accessors.get(value.getClass()).handle();
        if (handle != null) {
            return (Object) handle.invokeExact(value);
        }
        Object content = Contents.of(value);
        return content == null || content == value ? null : from(content);
    }

    /** A sorted map of other keys does not let itself be asked for a text. */
    private boolean holdsKey(Map<?, ?> map) {
        try {
            return map.containsKey(name);
        } catch (ClassCastException otherKeys) {
            return false;
        }
    }
}
