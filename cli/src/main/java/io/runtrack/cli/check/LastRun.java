package io.runtrack.cli.check;

import io.runtrack.figures.facts.RedoneRuns;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunTree;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the run that a check is about, with all that is part of it. Stateless but for the runs. */
final class LastRun {
    private final Checked what;
    private final List<RunMetadata> newestFirst;

    LastRun(Checked what, List<RunMetadata> newestFirst) {
        this.what = what;
        this.newestFirst = newestFirst;
    }

    /**
     * A part of a fan-out stands for the whole: for the run of the same command that it is a worker of, and for its
     * siblings where their parent is not stored. Re-runs are no work of their own.
     */
    @Nullable
    RunTree since(Instant from) {
        RedoneRuns redoneRuns = new RedoneRuns(newestFirst);
        for (RunMetadata run : newestFirst) {
            if (what.accepts(run)
                    && redoneRuns.chain(run).isEmpty()
                    && !run.startedAt().isBefore(from)) {
                return whole(run);
            }
        }
        return null;
    }

    private RunTree whole(RunMetadata run) {
        if (what.alone()) {
            return RunTree.of(run.runId(), List.of(run));
        }
        Map<String, RunMetadata> byId = new HashMap<>();
        newestFirst.forEach(each -> byId.put(each.runId(), each));
        RunMetadata top = run;
        Set<String> seen = new HashSet<>();
        while (seen.add(top.runId())) {
            RunMetadata above = top.parentRunId() == null ? null : byId.get(top.parentRunId());
            top = above != null && what.accepts(above) ? above : top;
        }
        String parent = top.parentRunId();
        return top.worker() == null || parent == null ? RunTree.of(top.runId(), newestFirst) : siblings(parent);
    }

    /** The parts of one fan-out, below a parent that is of another command, or is not stored. */
    private RunTree siblings(String parent) {
        return RunTree.of(
                parent,
                newestFirst.stream()
                        .filter(each -> !each.runId().equals(parent))
                        .filter(each ->
                                !parent.equals(each.parentRunId()) || (each.worker() != null && what.accepts(each)))
                        .toList());
    }
}
