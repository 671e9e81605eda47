package io.runtrack.cli.runs;

import io.runtrack.model.RunMetadata;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are wanted; what is null or empty does not matter.
 *
 * @param command the whole name of the command
 * @param subcommand the whole name of the subcommand
 * @param statuses statuses as they are shown, one of which a run must have
 * @param labels labels that a run must have, all of them
 * @param parent the id of the run whose direct children are wanted
 * @param rerunOf the id of the run whose repetitions are wanted
 */
record RunFilter(
        @Nullable String command,
        @Nullable String subcommand,
        Set<ShownStatus> statuses,
        Map<String, String> labels,
        @Nullable String parent,
        @Nullable String rerunOf) {

    /** Whatever its status and its place among other runs. */
    RunFilter(@Nullable String command, @Nullable String subcommand, Map<String, String> labels) {
        this(command, subcommand, EnumSet.allOf(ShownStatus.class), labels, null, null);
    }

    boolean accepts(RunMetadata run, Instant now) {
        return (command == null || command.equals(run.command()))
                && (subcommand == null || subcommand.equals(run.subcommand()))
                && statuses.contains(ShownStatus.of(run, now))
                && run.labels().entrySet().containsAll(labels.entrySet())
                && (parent == null || parent.equals(run.parentRunId()))
                && (rerunOf == null || rerunOf.equals(run.rerunOf()));
    }
}
