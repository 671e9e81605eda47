package io.runtrack.agent.call;

import io.runtrack.agent.completion.OpenCall;
import io.runtrack.agent.completion.ResultType;
import io.runtrack.agent.completion.Subscriptions;
import io.runtrack.agent.template.CallValues;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * A call whose method has returned and whose result ends later, on any thread. Of several that say so the first counts:
 * once it has, the rest finds nothing left to be done.
 */
public class PendingCall implements CallValues, OpenCall {
    private static final AtomicReferenceFieldUpdater<PendingCall, @Nullable CallEnd> END =
            AtomicReferenceFieldUpdater.newUpdater(PendingCall.class, CallEnd.class, "end");

    private final Call call;
    private volatile @Nullable CallEnd end;

    private @Nullable Object result;

    // Only of results that tell others first; written by the thread of the call.
    private @Nullable ResultType type;
    private @Nullable Object returned;
    private volatile @Nullable Set<WeakReference<PendingCall>> places;
    private @Nullable WeakReference<PendingCall> place;

    PendingCall(Call call, CallEnd end) {
        this.call = call;
        this.end = end;
    }

    @Override
    public void accept(@Nullable Object value, @Nullable Throwable thrown) {
        CallEnd ending = END.getAndSet(this, null);
        if (ending != null) {
            result = value;
            call.endHere(ending, this, thrown);
            Set<WeakReference<PendingCall>> known = places;
            if (known != null) {
                known.remove(place);
            }
        }
    }

    /** The result may end before we are told: whoever ends the run of this call first looks whether it has. */
    void mayBeLate(ResultType resultType, Object result) {
        CallEnd ending = end;
        if (ending != null) {
            type = resultType;
            returned = result;
            ending.mayBeLate(this);
        }
    }

    /** Where it is kept until it has ended; it may have by now. */
    void settledBy(Set<WeakReference<PendingCall>> calls, WeakReference<PendingCall> reference) {
        place = reference;
        places = calls;
        if (end == null) {
            calls.remove(reference);
        }
    }

    /** Whether its end has been told, though perhaps not recorded yet. */
    boolean isEnding() {
        return end == null;
    }

    /** Ends the call if its result has ended. */
    void settle() {
        try {
            if (type != null && returned != null) {
                type.settle(returned, this);
            }
        } catch (Throwable hostFailure) {
            // then we shall be told, though late
        }
    }

    /** This thread, the given one, goes on with the call; null when that has ended. */
    @Nullable
    ThreadVisit resume(ThreadCalls thread) {
        CallEnd ending = end;
        if (ending == null) {
            return null;
        }
        ending.returnToThread();
        return new ThreadVisit(call, ending, thread);
    }

    @Override
    public Subscriptions bySubscription() {
        CallEnd suspended = END.getAndSet(this, null);
        if (suspended == null) {
            throw new IllegalStateException("the call has ended");
        }
        return call.suspended(suspended);
    }

    @Override
    public @Nullable Object receiver() {
        return call.receiver();
    }

    @Override
    public @Nullable Object argument(int position) {
        return call.argument(position);
    }

    @Override
    public @Nullable Object result() {
        return result;
    }
}
