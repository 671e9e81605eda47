package io.runtrack.agent.call;

import io.runtrack.agent.completion.Subscriptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A call whose method returned something that begins when somebody subscribes, and anew for each who does: the first
 * goes on with the call, the others are calls of their own, with the same arguments. Safe for any thread.
 */
final class ColdCall implements Subscriptions {
    private final Call call;
    private final Recordings suspended;
    private final AtomicBoolean resumed = new AtomicBoolean();

    ColdCall(Call call, Recordings suspended) {
        this.call = call;
        this.suspended = suspended;
    }

    @Override
    public @Nullable Subscribed begin() {
        try {
            ThreadCalls thread = call.method().calls.ofThisThread();
            return thread.capturing ? null : begin(thread);
        } catch (Throwable failure) {
            call.method().errors.report(failure);
            return null;
        }
    }

    private @Nullable Subscribed begin(ThreadCalls thread) {
        thread.capturing = true;
        try {
            Recordings begun = suspended.resume(call, resumed.compareAndSet(false, true));
            return begun == null ? null : new SubscribedCall(call, begun, thread);
        } finally {
            thread.capturing = false;
        }
    }

    /**
     * One subscription. While its thread subscribes, that is within the call again. Elements come one after the other,
     * each seen by the thread that brings the next; all of them are kept for a send, whose emails they are, else the
     * last.
     */
    private static final class SubscribedCall extends PendingCall implements Subscribed {
        private final Call call;
        private final ThreadVisit visit;
        private final @Nullable List<Object> elements;
        private @Nullable Object last;

        SubscribedCall(Call call, Recordings begun, ThreadCalls thread) {
            super(call, begun);
            this.call = call;
            this.elements = call.sendsEmails() ? new ArrayList<>() : null;
            this.visit = new ThreadVisit(call, begun, thread);
        }

        @Override
        public void run() {
            visit.leave();
        }

        /** A list that finds no memory has the host's element lost to us, and nothing else. */
        @Override
        public void accept(Object element) {
            last = element;
            if (elements != null) {
                try {
                    elements.add(element);
                } catch (OutOfMemoryError failure) {
                    call.method().errors.report(failure);
                }
            }
        }

        @Override
        public void accept(@Nullable Object value, @Nullable Throwable thrown) {
            if (thrown != null) {
                last = null;
            }
            super.accept(value, thrown);
        }

        @Override
        public @Nullable Object result() {
            Object only = super.result();
            return only == null ? last : only;
        }

        @Override
        public @Nullable List<Object> elements() {
            return elements;
        }
    }
}
