package io.runtrack.cli.runs;

import io.runtrack.model.RunMetadata;
import io.runtrack.question.TimeRange;
import io.runtrack.storage.RunListing;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.storage.blob.UnreadableDocument;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The running runs of a storage; those that start later join them, also if they have ended before anybody looked. Each
 * look reads the watched documents and the newest days' only. For one thread.
 */
final class WatchedRuns {
    private static final Duration FIRST_LOOK = Duration.ofDays(7);
    /** Another machine's clock may be behind, and a storage may show a run late. */
    private static final Duration LATER_LOOKS = Duration.ofHours(1);

    private final TrackingStorage storage;
    private final Clock clock;
    private final boolean joining;
    private final Map<String, WatchedRun> watched = new LinkedHashMap<>();
    /** The ids of all runs that were there at some look: what is not among them has started since. */
    private final Set<String> seen = new HashSet<>();

    private final Set<UnreadableDocument> unreadable = new LinkedHashSet<>();
    private final Set<UnreadableDocument> named = new HashSet<>();

    private WatchedRuns(TrackingStorage storage, Clock clock, boolean joining) {
        this.storage = storage;
        this.clock = clock;
        this.joining = joining;
    }

    static WatchedRuns allOf(TrackingStorage storage, Clock clock) {
        WatchedRuns runs = new WatchedRuns(storage, clock, true);
        runs.join(FIRST_LOOK, false);
        return runs;
    }

    static WatchedRuns only(RunMetadata run, TrackingStorage storage, Clock clock) {
        WatchedRuns runs = new WatchedRuns(storage, clock, false);
        runs.watched.put(run.runId(), new WatchedRun(run));
        return runs;
    }

    /** The oldest first. */
    List<WatchedRun> all() {
        return List.copyOf(watched.values());
    }

    /** What could not be read by the looks since this was last asked, and was not named before. */
    List<UnreadableDocument> newlyUnreadable() {
        List<UnreadableDocument> fresh = new ArrayList<>(unreadable);
        fresh.removeAll(named);
        named.addAll(fresh);
        return fresh;
    }

    boolean areOver() {
        Instant now = clock.instant();
        return watched.values().stream().allMatch(run -> run.isOver(now));
    }

    /** @throws java.io.UncheckedIOException when the storage does not answer; the runs are then as they were */
    void look() {
        Instant now = clock.instant();
        for (WatchedRun each : watched.values()) {
            if (!each.isOver(now)) {
                storage.currentState(each.run()).ifPresent(each::update);
            }
        }
        if (joining) {
            join(LATER_LOOKS, true);
        }
    }

    private void join(Duration time, boolean endedToo) {
        Instant now = clock.instant();
        TimeRange range = TimeRange.last(time, now);
        Set<String> there = ConcurrentHashMap.newKeySet(); // the filter is asked by several threads
        RunListing listing = storage.listRuns(range.from(), range.to(), run -> {
            there.add(run.runId());
            return ShownStatus.of(run, now) == ShownStatus.RUNNING || (endedToo && !seen.contains(run.runId()));
        });
        seen.addAll(there);
        unreadable.addAll(listing.unreadable());
        List<RunMetadata> joining = listing.runs();
        for (int i = joining.size() - 1; i >= 0; i--) {
            watched.putIfAbsent(joining.get(i).runId(), new WatchedRun(joining.get(i)));
        }
    }
}
