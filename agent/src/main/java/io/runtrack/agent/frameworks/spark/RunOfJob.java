package io.runtrack.agent.frameworks.spark;

import io.runtrack.model.RunDescription;
import io.runtrack.model.RunMetadata;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The run that a job is for, as the job's local properties say it.
 *
 * @param description what is known of the run when the job is submitted
 */
record RunOfJob(String runId, RunDescription description) {
    private static final String RUN_ID = "runtrack.run.id";
    private static final String COMMAND = "runtrack.command";
    private static final String SUBCOMMAND = "runtrack.subcommand";
    private static final String TARGET_DATE = "runtrack.target.date";

    static RunOfJob of(RunMetadata run) {
        return new RunOfJob(run.runId(), new RunDescription(run.command(), run.subcommand(), null, run.targetDate()));
    }

    /** Null if they name none. */
    static @Nullable RunOfJob of(Properties properties) {
        String runId = properties.getProperty(RUN_ID);
        String command = properties.getProperty(COMMAND);
        return runId == null || command == null
                ? null
                : new RunOfJob(
                        runId,
                        new RunDescription(
                                command,
                                properties.getProperty(SUBCOMMAND),
                                null,
                                properties.getProperty(TARGET_DATE)));
    }

    void putInto(Properties properties) {
        properties.setProperty(RUN_ID, runId);
        properties.setProperty(COMMAND, description.command());
        put(properties, SUBCOMMAND, description.subcommand());
        put(properties, TARGET_DATE, description.targetDate());
    }

    /** A thread's properties are kept from job to job. */
    private static void put(Properties properties, String key, @Nullable String value) {
        if (value == null) {
            properties.remove(key);
        } else {
            properties.setProperty(key, value);
        }
    }
}
