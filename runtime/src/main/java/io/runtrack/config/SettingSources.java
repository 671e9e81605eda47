package io.runtrack.config;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything that settings are read from, passed in so that a test needs no process of its own.
 *
 * @param agentArguments what follows {@code =} in {@code -javaagent:runtrack-agent.jar=}; null when nothing does
 * @param systemProperties gives the value of a system property, or null
 * @param environment the environment variables
 * @param storages the storages beside plain folders
 */
public record SettingSources(
        @Nullable String agentArguments,
        Function<String, @Nullable String> systemProperties,
        Map<String, String> environment,
        StorageKinds storages) {

    /** The sources of the running process. */
    public static SettingSources ofThisProcess(@Nullable String agentArguments, StorageKinds storages) {
        return new SettingSources(agentArguments, new OwnProperties(), System.getenv(), storages);
    }

    /** A class and not a method reference: the first of those costs a starting JVM milliseconds. */
    private static final class OwnProperties implements Function<String, @Nullable String> {
        @Override
        public @Nullable String apply(String name) {
            return System.getProperty(name);
        }
    }
}
