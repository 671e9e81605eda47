package io.runtrack.agent.context;

import io.runtrack.tracking.RunInProgress;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Starts the runs that no run of this process encloses, and tells them what was given. Safe for any thread. */
final class OutermostRuns {
    private final RunStarter starter;
    private final GivenIds first;
    private final GivenIds later;
    private final AtomicBoolean started = new AtomicBoolean();

    OutermostRuns(RunStarter starter, GivenIds given) {
        this.starter = starter;
        this.first = given;
        this.later = given.withoutRunId();
    }

    RunInProgress start(RunRequest request) {
        return starter.start(request.with(started.compareAndSet(false, true) ? first : later));
    }

    /** Starts a run below one of another process. */
    RunInProgress startBelow(String parentRunId, RunRequest request) {
        return starter.start(request.with(GivenIds.within(parentRunId)));
    }

    RunInProgress startWithin(@Nullable RunInProgress enclosing, RunRequest request) {
        return enclosing == null
                ? start(request)
                : starter.start(request.with(GivenIds.within(enclosing.idForChildren())));
    }
}
