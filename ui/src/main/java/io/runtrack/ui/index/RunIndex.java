package io.runtrack.ui.index;

import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunState;
import io.runtrack.storage.RunListing;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.storage.blob.UnreadableDocument;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All runs of a storage, kept up with it by the days in which something was stored. Whoever asks has it look, not more
 * often than it is worth. Safe for several threads; nothing runs while nobody asks.
 */
public final class RunIndex {
    private final TrackingStorage storage;
    private final Clock clock;
    private final DayStamps stamps;
    private final Duration lookAfter;
    private final Duration lookEverywhereAfter;
    private final RunChanges changes = new RunChanges();
    private final CompactRuns compact = new CompactRuns();
    private final Map<LocalDate, Day> days = new HashMap<>();
    private final Map<String, RunState> openStates = new HashMap<>();
    private Instant looked = Instant.MIN;
    private Instant lookedEverywhere = Instant.MIN;
    private Duration took = Duration.ZERO;
    private boolean restored;
    private boolean hasNews;
    private volatile @Nullable Runs runs;

    /**
     * What a day's folder holds.
     *
     * @param stamp of the moment before it was read
     */
    record Day(long stamp, List<RunMetadata> runs, List<UnreadableDocument> unreadable) {}

    /**
     * Where the index stands.
     *
     * @param runs how many it knows
     * @param refreshed when it last looked
     * @param took how long the last look took that found something new
     */
    public record State(int runs, Instant refreshed, Duration took) {}

    public RunIndex(TrackingStorage storage, Clock clock) {
        this.storage = storage;
        this.clock = clock;
        Path folder = storage.localFolder().orElse(null);
        boolean isLocal = folder != null;
        this.stamps = folder == null
                ? new ListedStamps(clock, storage)
                : new FolderStamps(folder.resolve("run_metadata"), storage);
        this.lookAfter = isLocal ? Duration.ofSeconds(1) : Duration.ofSeconds(15);
        this.lookEverywhereAfter = isLocal ? Duration.ofSeconds(30) : Duration.ofMinutes(1);
    }

    /** All runs as they are stored now, but for what was stored within the last second. */
    public Runs runs() {
        Instant now = clock.instant();
        Runs known = runs;
        return known != null && now.isBefore(looked.plus(lookAfter)) ? known : look(now);
    }

    private synchronized Runs look(Instant now) {
        Runs known = runs;
        if (known != null && now.isBefore(looked.plus(lookAfter))) {
            return known; // somebody else has just looked
        }
        long start = System.nanoTime();
        boolean everywhere = known == null || !now.isBefore(lookedEverywhere.plus(lookEverywhereAfter));
        Map<LocalDate, Long> found = everywhere ? stamps.all() : stamps.of(recentDays(now));
        Set<LocalDate> gone = new TreeSet<>(everywhere ? days.keySet() : recentDays(now));
        gone.removeAll(found.keySet());
        boolean changed = known == null && !restored;
        for (LocalDate day : gone) {
            changed |= replace(day, null);
        }
        for (Map.Entry<LocalDate, Long> each : found.entrySet()) {
            Day before = days.get(each.getKey());
            if (before == null || before.stamp() == DayStamps.UNSETTLED || before.stamp() != each.getValue()) {
                RunListing listing = stamps.read(each.getKey(), before);
                List<RunMetadata> ofDay = new ArrayList<>();
                listing.runs().forEach(run -> ofDay.add(compact.compact(run)));
                changed |= replace(each.getKey(), new Day(each.getValue(), ofDay, listing.unreadable()));
            }
        }
        Runs result = changed || known == null ? together() : known;
        hasNews |= changed;
        noteStates(result, now);
        runs = result;
        if (changed) {
            took = Duration.ofNanos(System.nanoTime() - start);
        }
        lookedEverywhere = everywhere ? now : lookedEverywhere;
        looked = now;
        return result;
    }

    /** Those in which runs begin, and those of runs that go on. */
    private Set<LocalDate> recentDays(Instant now) {
        Set<LocalDate> recent = new TreeSet<>();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        for (int back = -1; back <= 1; back++) {
            recent.add(today.minusDays(back));
        }
        Runs known = runs;
        if (known != null) {
            for (String id : openStates.keySet()) {
                RunMetadata run = known.byId(id);
                if (run != null) {
                    recent.add(LocalDate.ofInstant(run.startedAt(), ZoneOffset.UTC));
                }
            }
        }
        return recent;
    }

    /** Whether that changed anything. */
    private boolean replace(LocalDate day, @Nullable Day found) {
        Day before = found == null ? days.remove(day) : days.put(day, found);
        List<RunMetadata> old = before == null ? List.of() : before.runs();
        List<RunMetadata> now = found == null ? List.of() : found.runs();
        if (runs != null) {
            changes.addAll(old, now);
        }
        return !old.equals(now)
                || !(before == null ? List.of() : before.unreadable())
                        .equals(found == null ? List.of() : found.unreadable());
    }

    private Runs together() {
        List<RunMetadata> all = new ArrayList<>();
        Set<UnreadableDocument> unreadable = new LinkedHashSet<>();
        for (LocalDate day : new TreeSet<>(days.keySet()).descendingSet()) {
            Day each = days.get(day);
            if (each != null) {
                all.addAll(each.runs());
                unreadable.addAll(each.unreadable());
            }
        }
        all.sort(Runs.NEWEST_FIRST); // others may have put a run into another day's folder
        return new Runs(changes.next(), all, List.copyOf(unreadable));
    }

    /** A run that falls silent changes though nothing is stored. */
    private void noteStates(Runs all, Instant now) {
        Map<String, RunState> states = new HashMap<>();
        if (runs == all) {
            for (String id : openStates.keySet()) {
                RunMetadata run = all.byId(id);
                if (run != null) {
                    states.put(id, RunState.of(run, now));
                }
            }
        } else {
            all.open().forEach(run -> states.put(run.runId(), RunState.of(run, now)));
        }
        states.forEach((id, state) -> {
            RunState before = openStates.put(id, state);
            if (before != null && before != state) {
                changes.add(id);
            }
        });
        openStates.keySet().retainAll(states.keySet());
    }

    /** What has changed since a cursor; null or another start's for nothing but where to begin. */
    public RunChanges.Since changes(@Nullable String cursor) {
        Runs now = runs();
        synchronized (this) {
            return changes.since(cursor, now);
        }
    }

    /**
     * Takes over what was kept by {@link #keep} of the days that are as they were then; before anything else is asked.
     *
     * @throws IOException when that is nothing of this storage
     */
    public synchronized void restore(ByteBuffer kept) throws IOException {
        if (runs == null) {
            days.putAll(RunsFile.read(storage.destination(), kept));
            restored = true;
        }
    }

    /** Writes what the next start may take over: the runs of days that have a stamp. Leaves the stream closed. */
    public void keep(OutputStream out) throws IOException {
        Map<LocalDate, Day> settled = new HashMap<>();
        synchronized (this) {
            hasNews = false;
            days.forEach((day, each) -> {
                if (DayStamps.lasts(each.stamp()) && each.unreadable().isEmpty()) {
                    settled.put(day, each);
                }
            });
        }
        RunsFile.write(storage.destination(), settled, out);
    }

    /** Whether something is there that was neither restored nor kept, as far as somebody has asked. */
    public synchronized boolean hasNews() {
        return hasNews;
    }

    /** Where it stands. */
    public synchronized State state() {
        Runs known = runs;
        return new State(known == null ? 0 : known.all().size(), looked, took);
    }
}
