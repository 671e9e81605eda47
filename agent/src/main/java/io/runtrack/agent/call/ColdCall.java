package io.runtrack.agent.call;

import io.runtrack.agent.completion.Subscriptions;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A call whose method returned something that begins when somebody subscribes, and anew for each who does: the first
 * goes on with the call, the others are calls of their own, with the same arguments. Safe for any thread.
 */
final class ColdCall implements Subscriptions {
    private final Call call;
    private final CallEnd suspended;
    private final AtomicBoolean resumed = new AtomicBoolean();

    ColdCall(Call call, CallEnd suspended) {
        this.call = call;
        this.suspended = suspended;
    }

    @Override
    public @Nullable Subscribed begin() {
        try {
            ThreadCalls thread = call.method().currentThread();
            return thread.capturing ? null : begin(thread);
        } catch (Throwable failure) {
            call.method().problems().report(failure);
            return null;
        }
    }

    private Subscribed begin(ThreadCalls thread) {
        thread.capturing = true;
        try {
            CallEnd end = suspended.resume(call, resumed.compareAndSet(false, true));
            return new SubscribedCall(call, end, thread);
        } finally {
            thread.capturing = false;
        }
    }
}
