package io.runtrack.metrics;

import io.runtrack.figures.Command;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunState;
import io.runtrack.outcome.RunTree;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes metrics of runs that come in chunks, the newest first, such as day by day. A run starts before all that leads
 * to it, so its tree is whole when it has come itself. It waits for one more chunk, since the clocks of machines
 * differ. Only what waits is held. For one thread.
 */
public final class MetricsFold {
    private final Instant now;
    private final Map<Command, CommandRuns> commands = new TreeMap<>();
    private final Map<String, RunMetadata> waiting = new LinkedHashMap<>();

    /** Begins with no runs; {@code now} is as of when runs are stale. */
    public MetricsFold(Instant now) {
        this.now = now;
    }

    /** Takes runs in any order, all of them older than those that came before. */
    public void add(Collection<RunMetadata> chunk) {
        Set<String> before = Set.copyOf(waiting.keySet());
        chunk.forEach(run -> waiting.put(run.runId(), run));
        Set<String> whole = withAllBelow(before.stream()
                .filter(id -> Objects.requireNonNull(waiting.get(id)).parentRunId() == null)
                .toList());
        RunTree.all(waiting.values()).stream()
                .filter(tree -> whole.contains(tree.runId()))
                .forEach(this::add);
        waiting.keySet().removeAll(whole);
    }

    private Set<String> withAllBelow(Collection<String> roots) {
        Map<String, List<String>> children = new HashMap<>();
        for (RunMetadata run : waiting.values()) {
            if (run.parentRunId() != null) {
                children.computeIfAbsent(run.parentRunId(), first -> new ArrayList<>())
                        .add(run.runId());
            }
        }
        Set<String> found = new HashSet<>(roots);
        Deque<String> next = new ArrayDeque<>(roots);
        while (!next.isEmpty()) {
            for (String child : children.getOrDefault(next.remove(), List.of())) {
                if (found.add(child)) {
                    next.add(child);
                }
            }
        }
        return found;
    }

    /**
     * The metrics of all runs.
     *
     * @param earlier asked at most once, about commands that did not succeed in that time
     */
    public RunMetrics end(EarlierSuccesses earlier) {
        RunTree.all(waiting.values()).forEach(this::add);
        Set<Command> without = commands.entrySet().stream()
                .filter(each -> each.getValue().lastSuccess() == null)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (!without.isEmpty()) {
            LastSuccesses found = new LastSuccesses(without);
            earlier.find(found);
            commands.forEach((command, each) -> each.addSuccess(found.end(command)));
        }
        return new RunMetrics(commands);
    }

    /** Finds successes before the runs that are known. */
    public interface EarlierSuccesses {
        /** Adds the runs of an earlier time. */
        void find(LastSuccesses successes);
    }

    private void add(RunTree tree) {
        RunMetadata run = tree.run();
        if (run != null) {
            RunState state = tree.state(now);
            commands.computeIfAbsent(command(run), first -> new CommandRuns()).add(tree, run, state);
        }
        for (RunTree child : tree.children()) {
            if (run != null && isPart(child.run())) {
                child.children().forEach(this::add);
            } else {
                add(child);
            }
        }
    }

    /** As labels tell commands apart, in which none and an empty subcommand of other writers are the same. */
    static Command command(RunMetadata run) {
        Command command = Command.of(run);
        return "".equals(command.subcommand()) ? new Command(command.name(), null) : command;
    }

    /** A part of the run above is no run of its own. */
    private static boolean isPart(@Nullable RunMetadata run) {
        return run != null && run.worker() != null;
    }
}
