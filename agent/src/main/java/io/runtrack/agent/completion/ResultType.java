package io.runtrack.agent.completion;

/** How the end of results of one class is learned. Immutable, for any thread. */
public interface ResultType {

    /**
     * Has the call told of the end of its result.
     *
     * @param result what the method returned
     * @return what to hand to the caller: the result itself, unless it begins only when somebody subscribes
     * @throws Throwable whatever the host's class throws; the result is then to be handed back as it is
     */
    Object follow(Object result, OpenCall call) throws Throwable;

    /**
     * Whether what is handed back is of the type that the method declares.
     *
     * @param declaredType as {@link Class#getName()} has it
     */
    default boolean suits(String declaredType) {
        return true;
    }

    /** Whether others may be told of the end of such a result before us, and go on. */
    default boolean tellsOthersFirst() {
        return false;
    }

    /** Has the call told at once if its result has ended. May throw whatever the host's class throws. */
    default void settle(Object result, OpenCall call) {}
}
