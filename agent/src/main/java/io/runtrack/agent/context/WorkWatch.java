package io.runtrack.agent.context;

import org.jspecify.annotations.Nullable;

/** Makes the JDK tell of work that is handed from thread to thread. Safe for any thread; never throws. */
public interface WorkWatch {

    /** Tells of nothing. */
    WorkWatch NONE = new WorkWatch() {
        @Override
        public void prepare() {}

        @Override
        public void tell(@Nullable WorkListeners listeners) {}
    };

    /** Called before the second of several runs is active, and takes its time only once. */
    void prepare();

    /** Sets who is told; null for nobody. */
    void tell(@Nullable WorkListeners listeners);
}
