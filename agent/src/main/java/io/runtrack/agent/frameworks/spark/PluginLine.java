package io.runtrack.agent.frameworks.spark;

import io.runtrack.tracking.delivery.DriverLine;
import java.io.IOException;
import java.util.function.UnaryOperator;

/** The line that our plugin has to the driver. */
record PluginLine(String worker, UnaryOperator<Object> driver) implements DriverLine {

    @Override
    public long send(byte[] batch) throws IOException {
        Object answer;
        try {
            answer = driver.apply(batch);
        } catch (RuntimeException failure) {
            throw new IOException("the driver does not answer: " + failure, failure);
        }
        if (answer instanceof Long position) {
            return position;
        }
        throw new IOException("the driver has no agent that takes records; give it one, with a tracking path");
    }
}
