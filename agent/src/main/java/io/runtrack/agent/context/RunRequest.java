package io.runtrack.agent.context;

import io.runtrack.model.RunDescription;
import org.jspecify.annotations.Nullable;

/**
 * A run that is to be started.
 *
 * @param description what it says of itself
 * @param given the id, if it is not to be a random one, and the runs that this one belongs to
 * @param implicit whether no command stands behind it
 */
public record RunRequest(RunDescription description, GivenIds given, boolean implicit) {

    /** A command as its method was called; ids are added by {@link ActiveRuns}. */
    public static RunRequest ofCommand(
            String command, @Nullable String subcommand, @Nullable String configPath, @Nullable String targetDate) {
        return of(new RunDescription(command, subcommand, configPath, targetDate));
    }

    static RunRequest of(RunDescription description) {
        return new RunRequest(description, GivenIds.NONE, false);
    }

    static RunRequest ofProcess(String command) {
        return new RunRequest(new RunDescription(command, null, null, null), GivenIds.NONE, true);
    }

    RunRequest with(GivenIds ids) {
        return new RunRequest(description, ids, implicit);
    }
}
