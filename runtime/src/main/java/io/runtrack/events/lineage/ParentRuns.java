package io.runtrack.events.lineage;

import io.runtrack.model.RunMetadata;
import io.runtrack.storage.TrackingStorage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the runs around a run: those of this process are known since they started, others are looked for in the
 * storage, on the day of the run and the two before. Safe for any thread.
 */
final class ParentRuns {
    private static final int MOST_KNOWN = 1_000;
    private static final int MOST_DAYS = 3;
    private static final int MOST_ANCESTORS = 32;

    private final Map<String, Optional<RunMetadata>> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<RunMetadata>> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    synchronized void started(RunMetadata run) {
        known.put(run.runId(), Optional.of(run));
    }

    /** The run that a run is a part of; null if there is none, or nothing is known of it. */
    @Nullable
    RunMetadata parent(RunMetadata run, TrackingStorage storage) {
        String id = run.parentRunId();
        if (id == null) {
            return null;
        }
        synchronized (this) {
            Optional<RunMetadata> found = known.get(id);
            if (found != null) {
                return found.orElse(null);
            }
        }
        Optional<RunMetadata> stored = look(id, run, storage);
        synchronized (this) {
            known.putIfAbsent(id, stored); // not found: all events of the run say the same
        }
        return stored.orElse(null);
    }

    /** The outermost of those that are known. */
    RunMetadata outermost(RunMetadata parent, TrackingStorage storage) {
        RunMetadata at = parent;
        for (int i = 0; i < MOST_ANCESTORS; i++) {
            RunMetadata next = parent(at, storage);
            if (next == null) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private static Optional<RunMetadata> look(String id, RunMetadata child, TrackingStorage storage) {
        for (int days = 0; days < MOST_DAYS; days++) {
            RunMetadata thatDay = child.toBuilder()
                    .runId(id)
                    .startedAt(child.startedAt().minus(Duration.ofDays(days)))
                    .build();
            Optional<RunMetadata> found = storage.currentState(thatDay);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
