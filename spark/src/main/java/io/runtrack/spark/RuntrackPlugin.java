package io.runtrack.spark;

import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.SparkPlugin;

/**
 * Brings what the agent records on executors to the agent of the driver, through Spark's own messages. To be named in
 * {@code spark.plugins}; an agent on the driver that can name it does so itself.
 *
 * <p>Without an agent it does nothing.
 */
public final class RuntrackPlugin implements SparkPlugin {

    /** Made by Spark. */
    public RuntrackPlugin() {}

    @Override
    public DriverPlugin driverPlugin() {
        return new DriverSide();
    }

    @Override
    public ExecutorPlugin executorPlugin() {
        return new ExecutorSide();
    }
}
