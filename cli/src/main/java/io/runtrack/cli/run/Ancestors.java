package io.runtrack.cli.run;

import io.runtrack.model.RunMetadata;
import io.runtrack.storage.AmbiguousRunException;
import io.runtrack.storage.TrackingStorage;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows {@code parent_run_id} upwards. A circle, which other writers may make, ends where it began. */
final class Ancestors {
    private final TrackingStorage storage;

    Ancestors(TrackingStorage storage) {
        this.storage = storage;
    }

    /** The ids above a run, the nearest first, each with its run where that is stored. */
    Map<String, Optional<RunMetadata>> of(RunMetadata run) {
        Map<String, Optional<RunMetadata>> above = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>(Set.of(run.runId()));
        String parent = run.parentRunId();
        while (parent != null && seen.add(parent)) {
            RunMetadata stored = find(parent);
            above.put(parent, Optional.ofNullable(stored));
            parent = stored == null ? null : stored.parentRunId();
        }
        return above;
    }

    /** What cannot be found out of a run above is no reason not to show this one. */
    private @Nullable RunMetadata find(String id) {
        try {
            RunMetadata found = storage.searchRun(id).orNull();
            return found == null || !found.runId().equals(id) ? null : found;
        } catch (AmbiguousRunException | UncheckedIOException unknown) {
            return null;
        }
    }
}
