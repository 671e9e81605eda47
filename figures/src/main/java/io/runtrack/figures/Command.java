package io.runtrack.figures;

import io.runtrack.model.RunMetadata;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What runs are told apart by when they are compared with one another.
 *
 * @param name the command
 * @param subcommand its subcommand, if it has one
 */
public record Command(String name, @Nullable String subcommand) implements Comparable<Command> {
    private static final Comparator<Command> BY_NAME = Comparator.comparing(Command::name)
            .thenComparing(Command::subcommand, Comparator.nullsFirst(Comparator.naturalOrder()));

    public static Command of(RunMetadata run) {
        return new Command(run.command(), run.subcommand());
    }

    @Override
    public int compareTo(Command other) {
        return BY_NAME.compare(this, other);
    }

    /** As people write it: both names. */
    @Override
    public String toString() {
        return subcommand == null ? name : name + " " + subcommand;
    }
}
