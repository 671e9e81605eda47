package io.runtrack.agent.context;

import org.jspecify.annotations.Nullable;

/**
 * A run that is to be started.
 *
 * @param command the command's name
 * @param subcommand the subcommand's name
 * @param configPath the configuration file that the command was given
 * @param targetDate the date that the command is to work on
 * @param runId a given id; null for a random one
 * @param parentRunId the run that this one is started by
 * @param implicit whether no command stands behind it
 */
public record RunRequest(
        String command,
        @Nullable String subcommand,
        @Nullable String configPath,
        @Nullable String targetDate,
        @Nullable String runId,
        @Nullable String parentRunId,
        boolean implicit) {

    /** A command as its method was called; ids are added by {@link ActiveRuns}. */
    public static RunRequest ofCommand(
            String command, @Nullable String subcommand, @Nullable String configPath, @Nullable String targetDate) {
        return new RunRequest(command, subcommand, configPath, targetDate, null, null, false);
    }

    static RunRequest ofProcess(String command) {
        return new RunRequest(command, null, null, null, null, null, true);
    }

    RunRequest withIds(@Nullable String runId, @Nullable String parentRunId) {
        return new RunRequest(command, subcommand, configPath, targetDate, runId, parentRunId, implicit);
    }
}
