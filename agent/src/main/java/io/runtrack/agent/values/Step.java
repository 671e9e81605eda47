package io.runtrack.agent.values;

import java.lang.reflect.Array;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a template's way from a value to the one that is wanted. Immutable, for any thread. */
public interface Step {

    /** Where the step leads; null when it leads nowhere. May throw whatever the host's accessors throw. */
    @Nullable
    Object from(Object value) throws Throwable;

    /** {@code [n]}: an element of an array or a list, counted from the end when negative. */
    record Element(int index) implements Step {
        @Override
        public @Nullable Object from(Object value) {
            Object content = Contents.of(value);
            if (content != value) {
                return content == null ? null : from(content);
            }
            if (value instanceof List<?> list) {
                int at = position(list.size());
                return at < 0 ? null : list.get(at);
            }
            if (value.getClass().isArray()) {
                int at = position(Array.getLength(value));
                return at < 0 ? null : Array.get(value, at);
            }
            return null;
        }

        private int position(int size) {
            int at = index < 0 ? size + index : index;
            return at < size ? at : -1;
        }
    }
}
