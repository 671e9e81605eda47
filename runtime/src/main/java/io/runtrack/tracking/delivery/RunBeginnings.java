package io.runtrack.tracking.delivery;

import io.runtrack.model.RunMetadata;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a run lacks before its first document: the rest of its description, and its name. For the writer's
 * thread.
 */
public final class RunBeginnings {
    private final IdClaim ids;
    private final UnaryOperator<RunMetadata> addition;
    private final Naming naming;

    /** Hears what a run is called that was given an id. */
    public interface Naming {
        /**
         * The run's id is known.
         *
         * @param ownId the id that the run has in the journal
         * @param run as it is stored
         */
        void named(String ownId, RunMetadata run);
    }

    /** @param addition what a run's description still lacks because it takes too long to find out on a host's thread */
    public RunBeginnings(IdClaim ids, UnaryOperator<RunMetadata> addition, Naming naming) {
        this.ids = ids;
        this.addition = addition;
        this.naming = naming;
    }

    /** For runs that a process has left behind, which described them itself and hears no more. */
    static RunBeginnings ofDead(IdClaim ids) {
        return new RunBeginnings(ids, UnaryOperator.identity(), (ownId, run) -> {});
    }

    /**
     * The run as it is to be stored. One that was given an id is under this one then, and stored; or under its own.
     *
     * @param started as it stands in the journal
     * @param journal the folder of the journal that it is in
     * @throws IOException if the storage does not say whether the id is free
     */
    RunMetadata of(RunMetadata started, @Nullable String givenId, Path journal) throws IOException {
        RunMetadata run = addition.apply(started);
        if (givenId == null) {
            return run;
        }
        RunMetadata settled = ids.settle(run, givenId, journal);
        naming.named(run.runId(), settled);
        return settled;
    }
}
