package io.runtrack.agent.capture;

import org.jspecify.annotations.Nullable;

/** The values of one call that fields are drawn from. */
interface CallValues {

    /** The object that the method was called on; null for a static method. */
    @Nullable
    Object receiver();

    @Nullable
    Object argument(int position);

    /** What the method returned, or its asynchronous result's value; null before it has, when it threw and when it is void. Of several elements the last. */
    @Nullable
    Object result();

    /** The same; of a publisher of several elements, all of them. */
    default @Nullable Object results() {
        return result();
    }
}
