package io.runtrack.agent.context;

import io.runtrack.tracking.RunInProgress;

/** Where runs come from. Safe for any thread. */
public interface RunStarter {

    /** Starts a run: when this returns, it is active. */
    RunInProgress start(RunRequest request);
}
