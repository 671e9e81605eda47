package io.runtrack.spark;

import org.apache.spark.api.plugin.DriverPlugin;
import org.jspecify.annotations.Nullable;

/** Hands what executors send to the driver's agent. Called by one thread of Spark's at a time. */
final class DriverSide implements DriverPlugin {

    /** @return what the agent answers; null where there is none */
    @Override
    public @Nullable Object receive(Object message) {
        Object[] answer = {null};
        AgentDoor.received(message, answer);
        return answer[0];
    }
}
