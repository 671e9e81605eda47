package io.runtrack.spark.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;

/** Runs tasks on executors. Stateless. */
final class OnExecutors {

    private OnExecutors() {}

    /**
     * Runs a task for each element.
     *
     * @return the answers, in the elements' order
     * @throws UncheckedIOException what an executor could not read, told as if it had been read here
     */
    static <T> List<byte[]> run(JavaSparkContext spark, List<T> elements, Function<T, byte[]> task) {
        if (elements.isEmpty()) {
            return List.of();
        }
        try {
            return spark.parallelize(elements, elements.size()).map(task).collect();
        } catch (Exception failure) { // SparkException too, which nobody declares
            throw told(failure);
        }
    }

    /** Spark's own message has a stack in it. */
    private static RuntimeException told(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UncheckedIOException unread) {
                return unread;
            }
            if (cause instanceof IOException unread) {
                return new UncheckedIOException(String.valueOf(unread.getMessage()), unread);
            }
        }
        String message = String.valueOf(failure.getMessage());
        return new IllegalStateException(message.lines().findFirst().orElse(message), failure);
    }
}
