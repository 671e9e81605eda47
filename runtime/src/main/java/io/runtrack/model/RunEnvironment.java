package io.runtrack.model;

import org.jspecify.annotations.Nullable;

/**
 * The process in which a run took place.
 *
 * @param host the machine's or container's name
 * @param pid the process id as the process itself sees it; every container's first process is 1
 * @param user the operating system's user
 * @param javaVersion the JVM's {@code java.version}
 * @param mainClass the class or jar that was launched
 * @param agentVersion runtrack's version
 * @param gitCommit the commit that the application was built from, as far as it says so
 */
public record RunEnvironment(
        @Nullable String host,
        @Nullable Long pid,
        @Nullable String user,
        @Nullable String javaVersion,
        @Nullable String mainClass,
        @Nullable String agentVersion,
        @Nullable String gitCommit) {

    /** For documents of other writers, which say nothing of their process. */
    public static final RunEnvironment UNKNOWN = new RunEnvironment(null, null, null, null, null, null, null);
}
