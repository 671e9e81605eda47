package io.runtrack.cli.runs;

import io.runtrack.model.RunMetadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts runs below those that started them, and draws the lines. A run whose parent is not among them stands by itself.
 * Others' documents may make a run its own ancestor: each run appears once all the same. For one thread.
 */
final class DrawnTree {
    private static final int DEEPEST = 500;
    private static final int INDENT = 3;

    private final Map<String, List<RunMetadata>> children = new HashMap<>();
    private final Set<String> placed = new HashSet<>();
    private final List<Branch> branches = new ArrayList<>();

    /**
     * A run in its place.
     *
     * @param lines what leads to it from its parent
     */
    record Branch(RunMetadata run, String lines) {}

    private DrawnTree() {}

    /** Each by itself. */
    static List<Branch> flat(List<RunMetadata> runs) {
        return runs.stream().map(run -> new Branch(run, "")).toList();
    }

    /** Runs beside one another stay in their order. */
    static List<Branch> of(List<RunMetadata> runs) {
        DrawnTree tree = new DrawnTree();
        Set<String> ids = new HashSet<>();
        runs.forEach(run -> ids.add(run.runId()));
        List<RunMetadata> alone = new ArrayList<>();
        for (RunMetadata run : runs) {
            String parent = run.parentRunId();
            if (parent != null && ids.contains(parent)) {
                tree.children.computeIfAbsent(parent, id -> new ArrayList<>()).add(run);
            } else {
                alone.add(run);
            }
        }
        alone.forEach(run -> tree.place(run, "", ""));
        runs.forEach(run -> tree.place(run, "", "")); // those of a circle, which nobody leads to
        return tree.branches;
    }

    private void place(RunMetadata run, String lines, String below) {
        if (!placed.add(run.runId())) {
            return;
        }
        branches.add(new Branch(run, lines));
        List<RunMetadata> own = new ArrayList<>(children.getOrDefault(run.runId(), List.of()));
        own.removeIf(child -> placed.contains(child.runId()));
        for (int i = 0; i < own.size(); i++) {
            boolean last = i == own.size() - 1;
            if (below.length() < DEEPEST * INDENT) { // what lies deeper stands by itself
                place(own.get(i), below + (last ? "└─ " : "├─ "), below + (last ? "   " : "│  "));
            }
        }
    }
}
