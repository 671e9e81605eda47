package io.runtrack.agent.context;

import org.jspecify.annotations.Nullable;

/**
 * A run that is to be started.
 *
 * @param command the command's name
 * @param subcommand the subcommand's name
 * @param configPath the configuration file that the command was given
 * @param targetDate the date that the command is to work on
 * @param given the id, if it is not to be a random one, and the runs that this one belongs to
 * @param implicit whether no command stands behind it
 */
public record RunRequest(
        String command,
        @Nullable String subcommand,
        @Nullable String configPath,
        @Nullable String targetDate,
        GivenIds given,
        boolean implicit) {

    /** A command as its method was called; ids are added by {@link ActiveRuns}. */
    public static RunRequest ofCommand(
            String command, @Nullable String subcommand, @Nullable String configPath, @Nullable String targetDate) {
        return new RunRequest(command, subcommand, configPath, targetDate, GivenIds.NONE, false);
    }

    static RunRequest ofProcess(String command) {
        return new RunRequest(command, null, null, null, GivenIds.NONE, true);
    }

    RunRequest with(GivenIds ids) {
        return new RunRequest(command, subcommand, configPath, targetDate, ids, implicit);
    }
}
