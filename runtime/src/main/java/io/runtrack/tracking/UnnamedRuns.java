package io.runtrack.tracking;

import io.runtrack.model.RunMetadata;
import io.runtrack.tracking.delivery.RunBeginnings;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The runs of this process that were given an id, until it is known whether they got it. Safe for any thread. */
final class UnnamedRuns implements RunBeginnings.Naming {
    private final Map<String, TrackedRun> runs = new ConcurrentHashMap<>(); // by their own ids

    void add(TrackedRun run) {
        if (run.givenId() != null) {
            runs.put(run.ownId(), run);
        }
    }

    void remove(TrackedRun run) {
        runs.remove(run.ownId());
    }

    @Override
    public void named(String ownId, RunMetadata stored) {
        TrackedRun run = runs.remove(ownId);
        if (run != null) {
            run.named(stored.runId(), stored.parentRunId());
        }
    }
}
