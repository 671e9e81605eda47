package io.runtrack.agent.hook;

import org.jspecify.annotations.Nullable;

/** Told of the end of one call, on its thread. */
@FunctionalInterface
public interface HookEnd {

    /**
     * The method has been left.
     *
     * @param result what it returned; a number or the like for a primitive value, null for {@code void}
     * @param thrown what it threw
     */
    void left(@Nullable Object result, @Nullable Throwable thrown) throws Throwable;
}
