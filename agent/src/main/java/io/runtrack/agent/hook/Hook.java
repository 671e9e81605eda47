package io.runtrack.agent.hook;

import org.jspecify.annotations.Nullable;

/**
 * What a framework's folder makes of the calls of a method. Called on the host's threads, any number at once, so it is
 * quick about calls that are of no interest. What it throws is reported, and never reaches the host.
 */
@FunctionalInterface
public interface Hook {

    /**
     * The method has been entered.
     *
     * @param receiver what it is called on; null for static methods
     * @param arguments the host's objects, to be asked by name, and never changed
     * @return who is told of the end of the call; null when nobody wants to know
     */
    @Nullable
    HookEnd entered(@Nullable Object receiver, @Nullable Object[] arguments, Capture capture) throws Throwable;
}
