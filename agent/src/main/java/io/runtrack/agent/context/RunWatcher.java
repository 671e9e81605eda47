package io.runtrack.agent.context;

import io.runtrack.tracking.RunInProgress;

/** Hears of the beginning and the end of captured runs, as of those of commands. Called on any thread. */
public interface RunWatcher {

    /** Nobody. */
    RunWatcher NONE = new RunWatcher() {
        @Override
        public void begun(RunInProgress run) {}

        @Override
        public void ending(RunInProgress run) {}
    };

    /** It has begun. */
    void begun(RunInProgress run);

    /** It is about to end: what belongs to it is to be on record now. */
    void ending(RunInProgress run);
}
