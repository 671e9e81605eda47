package io.runtrack.figures.facts;

import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.Repeated;
import io.runtrack.outcome.RunTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows {@code rerun_of}, or the executions of a job instance. A circle, which other writers may make, ends where it
 * began. For one thread.
 */
public final class RedoneRuns {
    private final Collection<RunMetadata> runs;
    private final Repeated repeated;
    private final Map<String, RunMetadata> byId = new HashMap<>();
    private final Map<String, List<RunMetadata>> trees = new HashMap<>();

    /**
     * Follows among some runs.
     *
     * @param runs all that there are: others are not followed
     */
    public RedoneRuns(Collection<RunMetadata> runs) {
        this.runs = runs;
        this.repeated = new Repeated(runs);
        runs.forEach(run -> byId.put(run.runId(), run));
    }

    /** The id that a run redoes by itself, and not as a part of another; null if it redoes none. */
    public @Nullable String repeatedBy(RunMetadata run) {
        return repeated.by(run);
    }

    /**
     * The ids that a run redoes, directly and through those that it redoes, the nearest first. A run that is part of
     * another redoes what that one does.
     */
    public List<String> chain(RunMetadata run) {
        Set<String> visited = new HashSet<>();
        List<String> chain = new ArrayList<>();
        String next = nearest(run, visited);
        while (next != null) {
            chain.add(next);
            RunMetadata stored = byId.get(next);
            next = stored == null ? null : nearest(stored, visited);
        }
        return chain;
    }

    private @Nullable String nearest(RunMetadata run, Set<String> visited) {
        RunMetadata each = run;
        while (each != null && visited.add(each.runId())) {
            String redone = repeated.by(each);
            if (redone != null) {
                return visited.contains(redone) ? null : redone;
            }
            String parent = each.parentRunId();
            each = parent == null ? null : byId.get(parent);
        }
        return null;
    }

    /** The ids of all runs in the trees that a run redoes, by their command. */
    Map<String, Set<String>> of(RunMetadata run) {
        Map<String, Set<String>> byCommand = new HashMap<>();
        for (String id : chain(run)) {
            for (RunMetadata redone : trees.computeIfAbsent(id, this::tree)) {
                byCommand
                        .computeIfAbsent(redone.command(), first -> new HashSet<>())
                        .add(redone.runId());
            }
        }
        return byCommand;
    }

    private List<RunMetadata> tree(String id) {
        return RunTree.of(id, runs).runs();
    }
}
