package io.runtrack.agent.template;

import io.runtrack.agent.values.FieldText;
import org.jspecify.annotations.Nullable;

/**
 * Where the value of one field comes from: decided when the method is woven, asked at each call. Immutable, for any
 * thread. No lambdas here: the first of them would cost the host's start more than all that this package does.
 */
public interface FieldSource {

    /** The value; may throw whatever the host's accessors throw. */
    @Nullable
    Object value(CallValues call) throws Throwable;

    /** The value, or null when it cannot be had. */
    default @Nullable Object valueOrNull(CallValues call) {
        try {
            return value(call);
        } catch (Throwable hostFailure) {
            return null;
        }
    }

    /** The value as text, or null when it is null or cannot be had. */
    default @Nullable String text(CallValues call) {
        try {
            return FieldText.of(value(call));
        } catch (Throwable hostFailure) {
            return null;
        }
    }
}
