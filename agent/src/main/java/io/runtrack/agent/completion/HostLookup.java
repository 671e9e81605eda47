package io.runtrack.agent.completion;

import java.lang.invoke.MethodHandles;

/** Gives access to the insides of the host's libraries; backed by {@code Instrumentation}. */
@FunctionalInterface
public interface HostLookup {

    /**
     * A lookup that can do what the class itself can.
     *
     * @throws ReflectiveOperationException if this JVM grants none
     */
    MethodHandles.Lookup in(Class<?> type) throws ReflectiveOperationException;
}
