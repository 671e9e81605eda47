package io.runtrack.cli.run;

import io.runtrack.model.RunMetadata;
import io.runtrack.storage.AmbiguousRunException;
import io.runtrack.storage.FoundRun;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.storage.blob.UnreadableDocument;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The runs above a run, by {@code parent_run_id}. A circle, which other writers may make, ends where it began. What
 * cannot be found out of a run above is no reason not to show the run.
 *
 * @param above the nearest first
 * @param failures why some could not be read, in words
 */
record Ancestors(List<Ancestor> above, List<String> failures) {

    /**
     * A run above.
     *
     * @param run as it is stored; null when it is not, or cannot be read
     * @param mayBeHidden whether it may be stored all the same
     */
    record Ancestor(String id, @Nullable RunMetadata run, boolean mayBeHidden) {}

    /** Follows the ids as far as runs are stored. */
    static Ancestors of(RunMetadata run, TrackingStorage storage) {
        List<Ancestor> above = new ArrayList<>();
        Set<String> failures = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>(Set.of(run.runId()));
        String parent = run.parentRunId();
        while (parent != null && seen.add(parent)) {
            Ancestor next = find(parent, storage, failures);
            above.add(next);
            parent = next.run == null ? null : next.run.parentRunId();
        }
        return new Ancestors(above, List.copyOf(failures));
    }

    private static Ancestor find(String id, TrackingStorage storage, Set<String> failures) {
        try {
            FoundRun found = storage.searchRun(id);
            RunMetadata run = found.orNull();
            if (run != null && run.runId().equals(id)) {
                return new Ancestor(id, run, false);
            }
            found.unreadable().stream().map(UnreadableDocument::toString).forEach(failures::add);
            return new Ancestor(id, null, !found.unreadable().isEmpty());
        } catch (AmbiguousRunException others) {
            return new Ancestor(id, null, false);
        } catch (UncheckedIOException unreadable) {
            failures.add(String.valueOf(unreadable.getMessage()));
            return new Ancestor(id, null, true);
        }
    }
}
