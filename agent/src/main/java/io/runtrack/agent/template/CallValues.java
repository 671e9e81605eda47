package io.runtrack.agent.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of one call that fields are drawn from. */
public interface CallValues {

    /** The object that the method was called on; null for a static method. */
    @Nullable
    Object receiver();

    @Nullable
    Object argument(int position);

    /**
     * What the method returned, or its asynchronous result's value; null before it has, when it threw and when it is
     * void. Of several elements the last.
     */
    @Nullable
    Object result();

    /** Whether a call within this one has sent what this one only made, and makes the records. */
    default boolean isHandedOn() {
        return false;
    }

    /** Of a publisher that a send returned all elements, each of which may be a result; null of anything else. */
    default @Nullable List<Object> elements() {
        return null;
    }
}
