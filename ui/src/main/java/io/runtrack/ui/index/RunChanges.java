package io.runtrack.ui.index;

import io.runtrack.model.RunMetadata;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which runs changed lately, in the order in which that was seen. For one thread at a time. */
public final class RunChanges {
    private static final int MOST = 20_000;

    private final String start = UUID.randomUUID().toString().substring(0, 8);
    private final Deque<Change> log = new ArrayDeque<>();
    private long version;

    private record Change(long version, String runId) {}

    /**
     * What has changed.
     *
     * @param cursor where to go on
     * @param runs the changed ones, as they are now
     * @param removed the ids of those that are gone
     * @param isReset whether more may have changed than is known
     */
    public record Since(String cursor, List<RunMetadata> runs, List<String> removed, boolean isReset) {}

    /** The number of the next state of all runs. */
    long next() {
        return ++version;
    }

    void add(String runId) {
        log.add(new Change(++version, runId));
        if (log.size() > MOST) {
            log.remove();
        }
    }

    /** What is different of one list and the other. */
    void addAll(List<RunMetadata> before, List<RunMetadata> now) {
        Map<String, RunMetadata> old = new HashMap<>();
        before.forEach(run -> old.put(run.runId(), run));
        for (RunMetadata run : now) {
            if (!run.equals(old.remove(run.runId()))) {
                add(run.runId());
            }
        }
        old.keySet().forEach(this::add);
    }

    Since since(@Nullable String cursor, Runs all) {
        String here = start + "-" + version;
        Long from = cursor == null ? null : versionOf(cursor);
        if (from == null || (log.size() == MOST && log.element().version > from + 1)) {
            return new Since(here, List.of(), List.of(), cursor != null);
        }
        Set<String> ids = new LinkedHashSet<>();
        for (var newest = log.descendingIterator(); newest.hasNext(); ) {
            Change change = newest.next();
            if (change.version <= from) {
                break;
            }
            ids.add(change.runId);
        }
        List<RunMetadata> runs = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        for (String id : ids) {
            RunMetadata run = all.byId(id);
            if (run == null) {
                removed.add(id);
            } else {
                runs.add(run);
            }
        }
        return new Since(here, runs, removed, false);
    }

    /** Null for one of another start. */
    private @Nullable Long versionOf(String cursor) {
        if (!cursor.startsWith(start + "-")) {
            return null;
        }
        try {
            return Long.parseLong(cursor.substring(start.length() + 1));
        } catch (NumberFormatException another) {
            return null;
        }
    }
}
