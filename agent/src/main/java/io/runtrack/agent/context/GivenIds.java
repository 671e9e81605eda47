package io.runtrack.agent.context;

import io.runtrack.model.RunId;
import org.jspecify.annotations.Nullable;

/**
 * The ids that a scheduler gave this process. The run id goes to the first outermost run, the parent to every outermost
 * run.
 *
 * @param runId the id of the first outermost run; null for a random one
 * @param parentRunId the run that started this process
 */
public record GivenIds(@Nullable String runId, @Nullable String parentRunId) {
    /** For a process that was given none. */
    public static final GivenIds NONE = new GivenIds(null, null);

    /** @throws IllegalArgumentException if an id does not match {@code [A-Za-z0-9][A-Za-z0-9._-]{0,63}} */
    public GivenIds {
        requireValid("run.id", runId);
        requireValid("parent.run.id", parentRunId);
    }

    private static void requireValid(String key, @Nullable String id) {
        if (id != null && !RunId.isValid(id)) {
            throw new IllegalArgumentException(key + " \"" + id + "\" is not a run id; use 1 to 64"
                    + " letters, digits, dots, underscores and hyphens, the first a letter or digit");
        }
    }
}
