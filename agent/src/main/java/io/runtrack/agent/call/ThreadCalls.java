package io.runtrack.agent.call;

import org.jspecify.annotations.Nullable;

/**
 * The tracked calls that are in progress on one thread; only that thread touches it. Bare fields, because they are put
 * right when the host's stack has overflowed and there may be no room to call anything.
 */
final class ThreadCalls {
    /** The call that was entered last. */
    @Nullable
    Call innermost;

    /**
     * Whether capture itself runs: what it asks of the host's objects may be tracked methods too, and is not recorded.
     */
    boolean capturing;

    /** Calls of this thread that have ended, but had no room to be recorded. */
    final FullStack.WaitingCalls waiting = new FullStack.WaitingCalls();

    /** Of all threads. */
    final FullStack stack;

    ThreadCalls(FullStack stack) {
        this.stack = stack;
    }
}
