package io.runtrack.spark;

import java.util.Map;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;

/**
 * Tells an executor's agent who it is and how it reaches the driver. Called by Spark, as the executor begins and ends.
 */
final class ExecutorSide implements ExecutorPlugin {

    @Override
    public void init(PluginContext context, Map<String, String> fromDriver) {
        AgentDoor.executorBegins(context.executorID(), message -> ask(context, message));
    }

    @Override
    public void shutdown() {
        AgentDoor.executorEnds();
    }

    private static Object ask(PluginContext context, Object message) {
        try {
            return context.ask(message);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) { // which what Java calls need not expect
            throw new IllegalStateException(failure);
        }
    }
}
