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
class PendingCall implements CallValues, OpenCall {
    private static final AtomicReferenceFieldUpdater<PendingCall, @Nullable Recordings> BEGUN =
            AtomicReferenceFieldUpdater.newUpdater(PendingCall.class, Recordings.class, "begun");

    private final Call call;
    private volatile @Nullable Recordings begun;

    private @Nullable Object result;

    // Only of results that tell others first; written by the thread of the call.
    private @Nullable ResultType type;
    private @Nullable Object returned;
    private volatile @Nullable Set<WeakReference<PendingCall>> places;
    private @Nullable WeakReference<PendingCall> place;

    PendingCall(Call call, Recordings begun) {
        this.call = call;
        this.begun = begun;
    }

    @Override
    public void accept(@Nullable Object value, @Nullable Throwable thrown) {
        Recordings recordings = BEGUN.getAndSet(this, null);
        if (recordings != null) {
            result = value;
            call.endHere(recordings, this, thrown);
            Set<WeakReference<PendingCall>> known = places;
            if (known != null) {
                known.remove(place);
            }
        }
    }

    /** The result may end before we are told: whoever ends the run of this call first looks whether it has. */
    void mayBeLate(ResultType resultType, Object result) {
        Recordings recordings = begun;
        if (recordings != null) {
            type = resultType;
            returned = result;
            recordings.mayBeLate(this);
        }
    }

    /** Where it is kept until it has ended; it may have by now. */
    void settledBy(Set<WeakReference<PendingCall>> calls, WeakReference<PendingCall> reference) {
        place = reference;
        places = calls;
        if (begun == null) {
            calls.remove(reference);
        }
    }

    /** Whether its end has been told, though perhaps not recorded yet. */
    boolean isEnding() {
        return begun == null;
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
        Recordings recordings = begun;
        return recordings == null ? null : call.visit(recordings, thread);
    }

    @Override
    public Subscriptions bySubscription() {
        Recordings suspended = BEGUN.getAndSet(this, null);
        if (suspended == null) {
            throw new IllegalStateException("the call has ended");
        }
        return call.suspend(suspended);
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
