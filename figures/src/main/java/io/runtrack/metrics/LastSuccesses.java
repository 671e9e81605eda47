package io.runtrack.metrics;

import io.runtrack.figures.Command;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** When the last run of some commands that was a success itself ended. Safe for several threads. */
public final class LastSuccesses {
    private final Set<Command> commands;
    private final Map<Command, Instant> ends = new ConcurrentHashMap<>();

    LastSuccesses(Set<Command> commands) {
        this.commands = Set.copyOf(commands);
    }

    /** A run of any command. */
    public void add(RunMetadata run) {
        Instant end = run.completedAt();
        Command command = MetricsFold.command(run);
        if (end != null && run.status() == RunStatus.SUCCESS && commands.contains(command)) {
            ends.merge(command, end, (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    /** Null when there was none. */
    @Nullable
    Instant end(Command command) {
        return ends.get(command);
    }
}
