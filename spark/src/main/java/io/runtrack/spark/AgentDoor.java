package io.runtrack.spark;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where the agent takes hold of the plugin. The methods are empty: an agent of this JVM is told of their calls, as it
 * is of those of Spark's own methods, and sees nothing but types of the JDK. Their names are known to the agent.
 */
final class AgentDoor {
    private AgentDoor() {}

    /**
     * The driver has got a message.
     *
     * @param message what an executor has sent
     * @param answer one place, for what the executor is answered
     */
    static void received(Object message, @Nullable Object[] answer) {}

    /**
     * An executor begins.
     *
     * @param executorId Spark's name for it
     * @param driver sends the driver a message and waits for its answer; throws when there is none
     */
    static void executorBegins(String executorId, UnaryOperator<Object> driver) {}

    /** The executor ends; the driver is still there. */
    static void executorEnds() {}
}
