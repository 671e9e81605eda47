package io.runtrack.cli.runs;

import io.runtrack.model.RunMetadata;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are wanted; what is null or empty does not matter.
 *
 * @param command the whole name of the command
 * @param subcommand the whole name of the subcommand
 * @param status the status as it is shown
 * @param labels labels that a run must have, all of them
 */
record RunFilter(
        @Nullable String command,
        @Nullable String subcommand,
        @Nullable ShownStatus status,
        Map<String, String> labels) {

    boolean accepts(RunMetadata run, Instant now) {
        return (command == null || command.equals(run.command()))
                && (subcommand == null || subcommand.equals(run.subcommand()))
                && (status == null || status == ShownStatus.of(run, now))
                && run.labels().entrySet().containsAll(labels.entrySet());
    }
}
