package io.runtrack.cli.check;

import io.runtrack.model.RunMetadata;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is checked.
 *
 * @param command the command
 * @param subcommand its subcommand; null for any
 * @param labels labels that the run must have
 * @param alone whether what is part of the run does not matter
 * @param expect how many parts there must be; null for any number
 */
record Checked(
        String command,
        @Nullable String subcommand,
        Map<String, String> labels,
        boolean alone,
        @Nullable Integer expect) {

    boolean accepts(RunMetadata run) {
        return command.equals(run.command())
                && (subcommand == null || subcommand.equals(run.subcommand()))
                && run.labels().entrySet().containsAll(labels.entrySet());
    }

    /** As people write it. */
    String name() {
        StringBuilder name = new StringBuilder(command);
        if (subcommand != null) {
            name.append(' ').append(subcommand);
        }
        labels.forEach(
                (label, value) -> name.append(' ').append(label).append('=').append(value));
        return name.toString();
    }
}
