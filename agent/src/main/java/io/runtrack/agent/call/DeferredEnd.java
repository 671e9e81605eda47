package io.runtrack.agent.call;

import org.jspecify.annotations.Nullable;

/** The end of a call that had no stack left to be recorded on. For the thread of the call. */
final class DeferredEnd {
    final Call call;
    final CallEnd end;
    final Throwable thrown;

    @Nullable
    DeferredEnd next;

    DeferredEnd(Call call, CallEnd end, Throwable thrown) {
        this.call = call;
        this.end = end;
        this.thrown = thrown;
    }
}
