package io.runtrack.outcome;

import io.runtrack.model.RunMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A run and all that lead to it by {@code parent_run_id}. The run itself may be missing: a scheduler's own id that only
 * its children name stands for their tree. Of children with one {@code worker}, one command and one subcommand the last
 * one started counts; the others were replaced by it. Immutable.
 */
public final class RunTree {
    private static final Comparator<RunMetadata> BY_START =
            Comparator.comparing(RunMetadata::startedAt).thenComparing(RunMetadata::runId);

    private final String runId;
    private final @Nullable RunMetadata run;
    private final List<RunTree> children;
    private final List<RunMetadata> replaced;

    private RunTree(String runId, @Nullable RunMetadata run, List<RunTree> children, List<RunMetadata> replaced) {
        this.runId = runId;
        this.run = run;
        this.children = List.copyOf(children);
        this.replaced = List.copyOf(replaced);
    }

    /** Counts of a tree, by the counts that its runs' metadata hold. */
    public record Counts(
            long runs,
            long files,
            long success,
            long failed,
            long skipped,
            long emailsSent,
            long emailsFailed,
            long emailsSkipped,
            long dropped) {
        /** Of no runs. */
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0);

        private Counts with(RunMetadata run) {
            return new Counts(
                    runs + 1,
                    Sums.plus(files, run.totalFiles()),
                    Sums.plus(success, run.successCount()),
                    Sums.plus(failed, run.failedCount()),
                    Sums.plus(skipped, run.skippedCount()),
                    Sums.plus(emailsSent, run.emailsSent()),
                    Sums.plus(emailsFailed, run.emailsFailed()),
                    Sums.plus(emailsSkipped, run.emailsSkipped()),
                    Sums.plus(dropped, run.droppedRecords()));
        }
    }

    /** The tree of one id, of runs in any order. */
    public static RunTree of(String runId, Collection<RunMetadata> runs) {
        Family family = new Family(runs);
        return family.tree(runId);
    }

    /**
     * All trees of some runs, in the order of their starts. A run whose parent is not among them begins a tree, unless
     * it is a part of a fan-out: parts of one parent stand below that parent's id.
     */
    public static List<RunTree> all(Collection<RunMetadata> runs) {
        return new Family(runs).trees();
    }

    public String runId() {
        return runId;
    }

    /** The run itself; null when it is not stored, and only its children name it. */
    public @Nullable RunMetadata run() {
        return run;
    }

    /** Those that count, in the order of their starts. */
    public List<RunTree> children() {
        return children;
    }

    /** Runs whose part a later run did again, each followed by those below it. */
    public List<RunMetadata> replaced() {
        return replaced;
    }

    /** The run and all below it that count, parents first. */
    public List<RunMetadata> runs() {
        List<RunMetadata> runs = new ArrayList<>();
        forEach(runs::add);
        return runs;
    }

    private List<RunMetadata> withReplaced() {
        List<RunMetadata> all = runs();
        all.addAll(replaced);
        return all;
    }

    /** Some runs without those that were replaced, in their order. */
    public static List<RunMetadata> counting(Collection<RunMetadata> runs) {
        Set<String> counting = new HashSet<>();
        all(runs).forEach(tree -> tree.forEach(run -> counting.add(run.runId())));
        return runs.stream().filter(run -> counting.contains(run.runId())).toList();
    }

    private void forEach(Consumer<RunMetadata> each) {
        if (run != null) {
            each.accept(run);
        }
        children.forEach(child -> child.forEach(each));
    }

    /** The runs whose records are one another's attempts: the run and its workers, parents first. */
    public List<RunMetadata> parts() {
        List<RunMetadata> parts = new ArrayList<>();
        if (run != null) {
            parts.add(run);
        }
        for (RunTree child : children) {
            if (child.isWorker()) {
                parts.add(Objects.requireNonNull(child.run));
            }
        }
        return parts;
    }

    /** This tree's and those below it whose records are not already among the {@link #parts} of the one above. */
    public List<List<RunMetadata>> units() {
        List<List<RunMetadata>> units = new ArrayList<>();
        addUnits(units, false);
        return units;
    }

    private void addUnits(List<List<RunMetadata>> units, boolean isPartAbove) {
        List<RunMetadata> parts = parts();
        if (isPartAbove && run != null) {
            parts.remove(run);
        }
        if (!parts.isEmpty()) {
            units.add(parts);
        }
        children.forEach(child -> child.addUnits(units, child.isWorker()));
    }

    private boolean isWorker() {
        return run != null && run.worker() != null;
    }

    /** Where the whole stands: running or stale if any of it is, else no full success unless all of it is. */
    public RunState state(Instant now) {
        RunState state = run == null ? RunState.SUCCESS : RunState.of(run, now);
        for (RunTree child : children) {
            state = state.with(child.state(now));
        }
        return state;
    }

    /** The sums of the tree's runs that count. */
    public Counts counts() {
        Counts counts = Counts.NONE;
        for (RunMetadata each : runs()) {
            counts = counts.with(each);
        }
        return counts;
    }

    /** How many different workers its direct children are. */
    public int workers() {
        Set<String> workers = new HashSet<>();
        for (RunTree child : children) {
            if (child.isWorker()) {
                workers.add(
                        Objects.requireNonNull(Objects.requireNonNull(child.run).worker()));
            }
        }
        return workers.size();
    }

    /**
     * Builds trees. Other writers may make circles: no run is visited twice. What lies deeper than any stack should go
     * begins a tree of its own. For one thread.
     */
    private static final class Family {
        private static final int DEEPEST = 500;

        private final Map<String, RunMetadata> byId = new LinkedHashMap<>();
        private final Map<String, List<RunMetadata>> byParent = new HashMap<>();
        private final Set<String> visited = new HashSet<>();

        Family(Collection<RunMetadata> runs) {
            runs.stream().sorted(BY_START).forEach(run -> byId.put(run.runId(), run));
            for (RunMetadata run : byId.values()) {
                String parent = run.parentRunId();
                if (parent != null) {
                    byParent.computeIfAbsent(parent, first -> new ArrayList<>()).add(run);
                }
            }
        }

        RunTree tree(String runId) {
            return tree(runId, 0);
        }

        private RunTree tree(String runId, int depth) {
            visited.add(runId);
            Map<String, String> lastOfWorker = new HashMap<>();
            List<RunMetadata> children = byParent.getOrDefault(runId, List.of());
            for (RunMetadata child : children) {
                if (child.worker() != null) {
                    lastOfWorker.put(part(child), child.runId());
                }
            }
            List<RunTree> counting = new ArrayList<>();
            List<RunMetadata> replaced = new ArrayList<>();
            for (RunMetadata child : children) {
                if (child.worker() != null && !child.runId().equals(lastOfWorker.get(part(child)))) {
                    if (!visited.contains(child.runId())) {
                        replaced.addAll(tree(child.runId(), depth + 1).withReplaced());
                    }
                } else if (depth < DEEPEST && !visited.contains(child.runId())) {
                    counting.add(tree(child.runId(), depth + 1));
                }
            }
            return new RunTree(runId, byId.get(runId), counting, replaced);
        }

        List<RunTree> trees() {
            List<RunTree> trees = new ArrayList<>();
            for (RunMetadata run : byId.values()) {
                String parent = run.parentRunId();
                if (parent == null || (!byId.containsKey(parent) && run.worker() == null)) {
                    trees.add(tree(run.runId()));
                } else if (!byId.containsKey(parent) && !visited.contains(parent)) {
                    trees.add(new Orphans(parent).tree());
                }
            }
            for (String circle : byId.keySet()) {
                if (!visited.contains(circle)) {
                    trees.add(tree(circle));
                }
            }
            return trees;
        }

        private static String part(RunMetadata run) {
            return run.command() + '\0' + run.subcommand() + '\0' + run.worker();
        }

        /** The parts of a fan-out whose parent is not stored; others below that id are trees of their own. */
        private final class Orphans {
            private final String parent;

            Orphans(String parent) {
                this.parent = parent;
            }

            RunTree tree() {
                List<RunMetadata> all = byParent.getOrDefault(parent, List.of());
                byParent.put(
                        parent, all.stream().filter(run -> run.worker() != null).toList());
                RunTree tree = Family.this.tree(parent);
                byParent.put(parent, all);
                return tree;
            }
        }
    }
}
