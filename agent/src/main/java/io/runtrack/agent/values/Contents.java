package io.runtrack.agent.values;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the containers of one value hold: an Optional, or Scala's Option. */
public final class Contents {
    private Contents() {}

    /** Null if there is nothing in it; anything else as it is. */
    public static @Nullable Object of(@Nullable Object value) {
        return value instanceof Optional<?> optional ? optional.orElse(null) : ScalaValues.content(value);
    }
}
