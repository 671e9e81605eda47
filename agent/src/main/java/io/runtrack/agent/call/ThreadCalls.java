package io.runtrack.agent.call;

import org.jspecify.annotations.Nullable;

/**
 * The tracked calls that are in progress on one thread; only that thread touches it. Bare fields, because they are put
 * right when the host's stack has overflowed and there may be no room to call anything.
 */
public final class ThreadCalls {
    /** The call that was entered last. */
    @Nullable
    Call innermost;

    /** Of all threads. */
    final MissedCalls missed;

    /**
     * Of the calls that were left without room, the one that was left first: with the stack as full as it was then,
     * they wait.
     */
    @Nullable
    DeferredEnd firstDeferred;

    @Nullable
    DeferredEnd lastDeferred;

    /**
     * Whether capture itself runs: what it asks of the host's objects may be tracked methods too, and is not recorded.
     */
    boolean capturing;

    public ThreadCalls(MissedCalls missed) {
        this.missed = missed;
    }

    /** Does all of it, or nothing. */
    void defer(DeferredEnd end) {
        if (lastDeferred == null) {
            firstDeferred = end;
        } else {
            lastDeferred.next = end;
        }
        lastDeferred = end;
    }

    /** Records the calls that had no room before: there is some now. */
    void settle() {
        for (DeferredEnd end = firstDeferred; end != null; end = firstDeferred) {
            firstDeferred = end.next;
            if (firstDeferred == null) {
                lastDeferred = null;
            }
            end.call.end(end);
        }
    }
}
