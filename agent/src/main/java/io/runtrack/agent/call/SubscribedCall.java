package io.runtrack.agent.call;

import io.runtrack.agent.completion.Subscriptions.Subscribed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One subscription to what a call returned. While its thread subscribes, that is within the call again. Elements come
 * one after the other, each seen by the thread that brings the next; all of them are kept for a send, whose emails they
 * are, else the last.
 */
final class SubscribedCall extends PendingCall implements Subscribed {
    private final Call call;
    private final ThreadVisit visit;
    private final @Nullable List<Object> elements;
    private @Nullable Object last;

    SubscribedCall(Call call, CallEnd end, ThreadCalls thread) {
        super(call, end);
        this.call = call;
        this.elements = call.method().sendsEmails() ? new ArrayList<>() : null;
        this.visit = new ThreadVisit(call, end, thread);
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
                call.method().problems().report(failure);
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
