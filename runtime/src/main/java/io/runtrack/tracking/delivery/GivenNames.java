package io.runtrack.tracking.delivery;

import io.runtrack.model.RunMetadata;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells which runs of a journal got the ids that they were given. A run that started within such a run, before that was
 * known, names it by its own id. Only the last runs are kept, since nobody starts within one that is long over. For one
 * thread.
 */
final class GivenNames {
    private static final int MOST = 100;

    private final Map<String, String> names = new LinkedHashMap<>(); // by the runs' own ids, the oldest first

    GivenNames(Map<String, String> names) {
        this.names.putAll(names);
    }

    void put(String ownId, String givenId) {
        names.put(ownId, givenId);
        if (names.size() > MOST) {
            names.remove(names.keySet().iterator().next());
        }
    }

    /** The run with its parent named as the parent is stored. */
    RunMetadata withParent(RunMetadata run) {
        String parent = run.parentRunId();
        String name = parent == null ? null : names.get(parent);
        return name == null ? run : run.toBuilder().parentRunId(name).build();
    }

    Map<String, String> all() {
        return new LinkedHashMap<>(names);
    }
}
