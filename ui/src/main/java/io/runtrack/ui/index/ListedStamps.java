package io.runtrack.ui.index;

import io.runtrack.model.RunMetadata;
import io.runtrack.storage.RunListing;
import io.runtrack.storage.RunVersions;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.storage.blob.UnreadableDocument;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Stamps of a storage that has no folders, by the versions in its listings: of the newest days and of those that are
 * asked for by name each time, of all others every ten minutes. Of a day that was read before, only documents are read
 * that have another version since. A storage that tells no versions has its newest days read each time. For one thread.
 */
final class ListedStamps implements DayStamps {
    private static final int RECENT_DAYS = 2;
    private static final Duration ALL_AFTER = Duration.ofMinutes(10);
    private static final int MOST_ONE_BY_ONE = 50;

    private final Clock clock;
    private final TrackingStorage storage;
    private final RunVersions documents;
    private final Map<LocalDate, Map<String, String>> seen = new HashMap<>(); // of recent days, in the last listing
    private final Map<LocalDate, Map<String, String>> read = new HashMap<>(); // when they were read
    private long round;
    private Instant next = Instant.MIN;
    private Map<LocalDate, Long> known = Map.of();

    ListedStamps(Clock clock, TrackingStorage storage) {
        this.clock = clock;
        this.storage = storage;
        this.documents = new RunVersions(storage);
    }

    @Override
    public Map<LocalDate, Long> all() {
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            Map<LocalDate, Map<String, String>> versions = documents.versions();
            known = versions == null ? withoutVersions(now) : stamps(versions);
            next = now.plus(ALL_AFTER);
        }
        Set<LocalDate> recent = new TreeSet<>();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        for (int back = -1; back < RECENT_DAYS; back++) {
            recent.add(today.minusDays(back));
        }
        Map<LocalDate, Long> stamps = new HashMap<>(known);
        stamps.keySet().removeAll(recent);
        stamps.putAll(of(recent));
        return stamps;
    }

    /** Each round has days read anew. */
    private Map<LocalDate, Long> withoutVersions(Instant now) {
        round++;
        Map<LocalDate, Long> stamps = new HashMap<>();
        RunListing all = storage.listRuns(Instant.parse("0001-01-01T00:00:00Z"), now, run -> true);
        all.runs().forEach(run -> stamps.put(LocalDate.ofInstant(run.startedAt(), ZoneOffset.UTC), -1 - round));
        return stamps;
    }

    private static Map<LocalDate, Long> stamps(Map<LocalDate, Map<String, String>> versions) {
        Map<LocalDate, Long> stamps = new HashMap<>();
        versions.forEach((day, ofDay) -> stamps.put(day, stamp(ofDay)));
        return stamps;
    }

    /** The same for the same documents, in whatever order; never negative. */
    private static long stamp(Map<String, String> versions) {
        long stamp = versions.size();
        for (Map.Entry<String, String> each : versions.entrySet()) {
            long hash = 0xcbf29ce484222325L; // FNV-1a
            String text = each.getKey() + '\n' + each.getValue();
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
            }
            stamp += hash ^ hash >>> 32;
        }
        return stamp & Long.MAX_VALUE;
    }

    @Override
    public Map<LocalDate, Long> of(Collection<LocalDate> asked) {
        Map<LocalDate, Long> stamps = new HashMap<>();
        seen.clear();
        read.keySet().retainAll(asked);
        for (LocalDate day : asked) {
            Map<String, String> versions = documents.versions(day);
            if (versions == null) {
                stamps.put(day, UNSETTLED);
            } else if (!versions.isEmpty()) {
                stamps.put(day, stamp(versions));
                seen.put(day, versions);
            }
        }
        return stamps;
    }

    @Override
    public RunListing read(LocalDate day, RunIndex.@Nullable Day before) {
        Map<String, String> now = seen.get(day);
        Map<String, String> was = now == null ? null : read.put(day, now);
        if (before == null || now == null || was == null) {
            return storage.listDay(day);
        }
        Set<String> changed = new HashSet<>(now.keySet());
        changed.removeIf(name -> String.valueOf(now.get(name)).equals(was.get(name)));
        if (changed.size() > MOST_ONE_BY_ONE) {
            return storage.listDay(day);
        }
        RunListing fresh = documents.read(changed);
        List<RunMetadata> runs = new ArrayList<>(fresh.runs());
        for (RunMetadata run : before.runs()) {
            String name = RunVersions.name(day, run.runId());
            if (now.containsKey(name) && !changed.contains(name)) {
                runs.add(run);
            }
        }
        runs.sort(Runs.NEWEST_FIRST);
        List<UnreadableDocument> unreadable = new ArrayList<>(fresh.unreadable());
        for (UnreadableDocument each : before.unreadable()) {
            if (now.containsKey(each.name()) && !changed.contains(each.name())) {
                unreadable.add(each);
            }
        }
        return new RunListing(runs, unreadable);
    }
}
