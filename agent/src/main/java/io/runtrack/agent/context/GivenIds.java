package io.runtrack.agent.context;

import io.runtrack.model.RunId;
import org.jspecify.annotations.Nullable;

/**
 * What a scheduler told this process of its runs. The run id goes to the first outermost run, the rest to every
 * outermost run.
 *
 * @param runId the id of the first outermost run; null for a random one
 * @param parentRunId the run that started this process
 * @param rerunOf the run that is repeated
 * @param worker which part of a fan-out this process is
 */
public record GivenIds(
        @Nullable String runId,
        @Nullable String parentRunId,
        @Nullable String rerunOf,
        @Nullable String worker) {
    /** For a process that was told nothing. */
    public static final GivenIds NONE = new GivenIds(null, null, null, null);

    /** @throws IllegalArgumentException if an id does not match {@code [A-Za-z0-9][A-Za-z0-9._-]{0,63}} */
    public GivenIds {
        requireValid("run.id", runId);
        requireValid("parent.run.id", parentRunId);
        requireValid("rerun.of", rerunOf);
    }

    /** Of a run that is started by another one of this process. */
    static GivenIds within(String parentRunId) {
        return new GivenIds(null, parentRunId, null, null);
    }

    GivenIds withoutRunId() {
        return new GivenIds(null, parentRunId, rerunOf, worker);
    }

    private static void requireValid(String key, @Nullable String id) {
        if (id != null && !RunId.isValid(id)) {
            throw new IllegalArgumentException(key + " \"" + id + "\" is not a run id; use 1 to 64"
                    + " letters, digits, dots, underscores and hyphens, the first a letter or digit");
        }
    }
}
