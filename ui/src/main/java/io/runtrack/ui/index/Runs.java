package io.runtrack.ui.index;

import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.outcome.Repeated;
import io.runtrack.outcome.RunTree;
import io.runtrack.storage.RunLayout;
import io.runtrack.storage.RunListing;
import io.runtrack.storage.blob.UnreadableDocument;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All runs at one moment, newest first. Immutable, but for what is made of it when it is asked for first. */
public final class Runs {
    static final Comparator<RunMetadata> NEWEST_FIRST =
            Comparator.comparing(RunMetadata::startedAt).reversed().thenComparing(RunMetadata::runId);

    private final long version;
    private final List<RunMetadata> newestFirst;
    private final List<UnreadableDocument> unreadable;
    private final List<RunMetadata> open;
    private @Nullable Map<String, RunMetadata> byId;
    private @Nullable Map<String, List<RunMetadata>> byParent;
    private @Nullable Map<String, List<RunMetadata>> byRedone;
    private @Nullable Set<String> replaced;

    Runs(long version, List<RunMetadata> newestFirst, List<UnreadableDocument> unreadable) {
        this.version = version;
        this.newestFirst = List.copyOf(newestFirst);
        this.unreadable = List.copyOf(unreadable);
        this.open = this.newestFirst.stream()
                .filter(run -> run.status() == RunStatus.RUNNING)
                .toList();
    }

    /** Another one for each change. */
    public long version() {
        return version;
    }

    /** All of them. */
    public List<RunMetadata> all() {
        return newestFirst;
    }

    /** What could not be read. */
    public List<UnreadableDocument> unreadable() {
        return unreadable;
    }

    /** Those that started in a span of time, both ends included, and what of it could not be read. */
    public RunListing between(Instant from, Instant to) {
        List<UnreadableDocument> hiding = unreadable.stream()
                .filter(each -> RunLayout.mayHideRunsOf(from, to, each))
                .toList();
        return new RunListing(newestFirst.subList(firstNotAfter(to), firstBefore(from)), hiding);
    }

    /** Those that did not start before a moment, whatever their clocks say of now. */
    public List<RunMetadata> since(Instant from) {
        return newestFirst.subList(0, firstBefore(from));
    }

    private int firstNotAfter(Instant time) {
        int low = 0;
        int high = newestFirst.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (newestFirst.get(middle).startedAt().isAfter(time)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int firstBefore(Instant time) {
        int low = 0;
        int high = newestFirst.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (newestFirst.get(middle).startedAt().isBefore(time)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Where a run stands among all of them. */
    public int placeOf(RunMetadata run) {
        int place = firstNotAfter(run.startedAt());
        while (place < newestFirst.size() && !newestFirst.get(place).runId().equals(run.runId())) {
            place++;
        }
        return place;
    }

    /** Those that have not ended, as far as is known. */
    public List<RunMetadata> open() {
        return open;
    }

    /** The run of an id; null when there is none. */
    public @Nullable RunMetadata byId(String id) {
        return byId().get(id);
    }

    private synchronized Map<String, RunMetadata> byId() {
        Map<String, RunMetadata> ids = byId;
        if (ids == null) {
            ids = new HashMap<>(2 * newestFirst.size());
            for (RunMetadata run : newestFirst) {
                ids.putIfAbsent(run.runId(), run);
            }
            byId = ids;
        }
        return ids;
    }

    /** The ids that begin so, of runs and of what only children name as their parent. */
    public List<String> idsBeginning(String start) {
        if (byId().containsKey(start) || byParent().containsKey(start)) {
            return List.of(start);
        }
        Set<String> ids = new HashSet<>();
        List<String> found = new ArrayList<>();
        for (RunMetadata run : newestFirst) {
            if (run.runId().startsWith(start) && ids.add(run.runId())) {
                found.add(run.runId());
            }
        }
        for (String parent : found.isEmpty() ? byParent().keySet() : Set.<String>of()) {
            if (parent.startsWith(start)) {
                found.add(parent);
            }
        }
        return found;
    }

    private synchronized Map<String, List<RunMetadata>> byParent() {
        Map<String, List<RunMetadata>> parents = byParent;
        if (parents == null) {
            parents = new HashMap<>();
            for (RunMetadata run : newestFirst) {
                if (run.parentRunId() != null) {
                    parents.computeIfAbsent(run.parentRunId(), first -> new ArrayList<>())
                            .add(run);
                }
            }
            byParent = parents;
        }
        return parents;
    }

    /** The runs that repeat one, oldest first. */
    public synchronized List<RunMetadata> rerunsOf(String id) {
        Map<String, List<RunMetadata>> redone = byRedone;
        if (redone == null) {
            redone = new HashMap<>();
            Repeated repeated = new Repeated(newestFirst);
            for (RunMetadata run : newestFirst) {
                String before = repeated.by(run);
                if (before != null) {
                    redone.computeIfAbsent(before, first -> new ArrayList<>()).add(0, run);
                }
            }
            byRedone = redone;
        }
        return List.copyOf(redone.getOrDefault(id, List.of()));
    }

    /** A run, if it is stored, and all that lead to it. */
    public RunTree tree(String id) {
        List<RunMetadata> family = new ArrayList<>();
        Set<String> visited = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(id));
        RunMetadata run = byId(id);
        if (run != null) {
            family.add(run);
        }
        while (!next.isEmpty()) {
            String parent = next.remove();
            if (visited.add(parent)) {
                for (RunMetadata child : byParent().getOrDefault(parent, List.of())) {
                    family.add(child);
                    next.add(child.runId());
                }
            }
        }
        return RunTree.of(id, family);
    }

    /** Some runs without those whose part a later run did again. */
    public List<RunMetadata> counting(List<RunMetadata> some) {
        Set<String> left = replaced();
        return left.isEmpty()
                ? some
                : some.stream().filter(run -> !left.contains(run.runId())).toList();
    }

    private synchronized Set<String> replaced() {
        Set<String> ids = replaced;
        if (ids == null) {
            ids = new HashSet<>();
            Set<String> parts = new HashSet<>();
            Set<String> parents = new HashSet<>();
            for (RunMetadata run : newestFirst) {
                // Only where a part is there twice can one have replaced the other.
                if (run.worker() != null
                        && run.parentRunId() != null
                        && !parts.add(run.parentRunId()
                                + '\0'
                                + run.command()
                                + '\0'
                                + run.subcommand()
                                + '\0'
                                + run.worker())) {
                    parents.add(run.parentRunId());
                }
            }
            for (String parent : parents) {
                for (RunMetadata run : tree(parent).replaced()) {
                    ids.add(run.runId());
                }
            }
            replaced = ids;
        }
        return ids;
    }

    /** What a run is part of, the nearest first; circles end where they began. */
    public List<RunMetadata> ancestors(RunMetadata run) {
        List<RunMetadata> ancestors = new ArrayList<>();
        Set<String> visited = new HashSet<>(Set.of(run.runId()));
        RunMetadata each = run;
        while (each != null && each.parentRunId() != null && visited.add(each.parentRunId())) {
            each = byId(each.parentRunId());
            if (each != null) {
                ancestors.add(each);
            }
        }
        return ancestors;
    }
}
