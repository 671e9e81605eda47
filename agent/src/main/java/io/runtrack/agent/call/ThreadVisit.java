package io.runtrack.agent.call;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A thread goes on with a call whose method has returned before. It subscribes to the result, or it resumes a suspended
 * function, which holds the visit as its token. The visit ends when the thread leaves the call again. For that thread
 * alone.
 */
final class ThreadVisit implements BiFunction<@Nullable Object, @Nullable Throwable, @Nullable Object> {
    private final Call call;
    private final Recordings begun;
    private final ThreadCalls thread;
    private final @Nullable Call before;

    ThreadVisit(Call call, Recordings begun, ThreadCalls thread) {
        this.call = call;
        this.begun = begun;
        this.thread = thread;
        this.before = thread.innermost;
        thread.innermost = call;
    }

    void leave() {
        thread.innermost = before;
        call.leaveThread(begun);
    }

    /** Only the visit is over: the call is told of its end in another way. */
    @Override
    public @Nullable Object apply(@Nullable Object returned, @Nullable Throwable thrown) {
        leave();
        return returned;
    }
}
