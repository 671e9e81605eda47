package io.runtrack.agent.context;

import io.runtrack.tracking.RunInProgress;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Starts the runs that no run of this process encloses, and hands them the given ids. Safe for any thread. */
final class OutermostRuns {
    private final RunStarter starter;
    private final GivenIds given;
    private final AtomicBoolean runIdTaken = new AtomicBoolean();

    OutermostRuns(RunStarter starter, GivenIds given) {
        this.starter = starter;
        this.given = given;
    }

    RunInProgress start(RunRequest request) {
        String runId = given.runId();
        if (runId == null || !runIdTaken.compareAndSet(false, true)) {
            return starter.start(request.withIds(null, given.parentRunId()));
        }
        return starter.start(request.withIds(runId, given.parentRunId()));
    }

    RunInProgress startWithin(@Nullable RunInProgress enclosing, RunRequest request) {
        return enclosing == null ? start(request) : starter.start(request.withIds(null, enclosing.idForChildren()));
    }
}
