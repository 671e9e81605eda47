package io.runtrack.agent.call;

import io.runtrack.agent.completion.ResultType;
import io.runtrack.agent.completion.Subscriptions;
import io.runtrack.agent.completion.SuspendFunctions;
import io.runtrack.agent.template.CallValues;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One call: the token that the woven method holds, and the values that its records are made of. Begun and left on the
 * thread of the call; its end may come on another. Never throws.
 *
 * <pre>
 * in its method ─┬─ returns, throws ───────────────────────────────────────────────────► ended
 *                ├─ throws where the stack is full: waits for room ────────────────────► ended
 *                ├─ returns a future, is suspended: pending ─┬─ its result ends ───────► ended
 *                │                                           └─ a thread resumes it ───► pending
 *                └─ returns a cold publisher: suspended ─────── each subscription ─────► pending
 * </pre>
 *
 * Its recordings go along: in the method they are held here, pending by a {@link PendingCall}, suspended by a
 * {@link ColdCall}. Whoever holds them may end them, and gives them away to do so: they end once.
 */
public final class Call implements CallValues, BiFunction<@Nullable Object, @Nullable Throwable, @Nullable Object> {
    private final BoundMethod method;
    private final @Nullable Object receiver;
    private final Object[] arguments;
    private final ThreadCalls thread;
    private final @Nullable Call outer;
    private @Nullable OuterSend send;
    private boolean handedOn;
    private @Nullable Recordings begun;
    private @Nullable PendingCall suspendable;
    private @Nullable Object result;
    private volatile boolean isOpenOverride;

    Call(BoundMethod method, @Nullable Object receiver, Object[] arguments, ThreadCalls thread) {
        this.method = method;
        this.receiver = receiver;
        this.arguments = arguments;
        this.thread = thread;
        this.outer = thread.innermost;
    }

    /** False when this call is of no interest. */
    boolean begin() {
        if (method.kindred.begin(receiver)) { // a volatile store costs a fence, and few methods override
            isOpenOverride = true;
        }
        try {
            begun = Recordings.begin(method, this, thread.stack);
        } finally {
            if (begun == null) {
                closeOverride();
            }
        }
        return begun != null;
    }

    /**
     * A suspend function ends by resuming its continuation, unless it is never suspended: it is given one that tells
     * us.
     */
    void replaceContinuation(SuspendFunctions functions) throws Throwable {
        Recordings recordings = begun;
        int last = arguments.length - 1;
        Object continuation = arguments[last];
        if (recordings != null && continuation != null) {
            PendingCall pending = new PendingCall(this, recordings);
            arguments[last] = functions.substitute(continuation, pending);
            suspendable = pending;
        }
    }

    /** The method has returned or thrown; answers what is to be handed back to its caller. */
    @Override
    public @Nullable Object apply(@Nullable Object returned, @Nullable Throwable thrown) {
        Recordings recordings = begun;
        begun = null;
        if (recordings == null) {
            return returned;
        }
        // Calls within this one may have had no stack to be told of their ends; there may be none yet to call anything.
        for (Call untold = thread.innermost; untold != null && untold != this; untold = untold.outer) {
            thread.stack.missed++;
        }
        thread.innermost = outer;
        try {
            return leave(recordings, returned, thrown);
        } catch (StackOverflowError noRoom) {
            thread.stack.missed++;
            return returned;
        }
    }

    private @Nullable Object leave(Recordings recordings, @Nullable Object returned, @Nullable Throwable thrown) {
        if (thrown instanceof StackOverflowError full && suspendable == null && !mayRecord()) {
            thread.waiting.add(new FullStack.EndedCall(this, recordings, full));
            return returned;
        }
        if (thread.waiting.first != null && mayRecord()) {
            thread.waiting.settle();
        }
        countMissed(recordings);
        leaveThread(recordings);
        if (suspendable != null) {
            if (!SuspendFunctions.isSuspended(returned)) {
                suspendable.accept(returned, thrown);
            }
            return returned;
        }
        if (returned != null) {
            ResultType type = method.resultType(returned);
            if (type != null) {
                return follow(type, returned, recordings);
            }
        }
        result = returned;
        end(thread, recordings, this, thrown);
        return returned;
    }

    /**
     * Whether there is room on the stack. The outermost call does not look: there will not be more, and some threads
     * are given little from the start.
     */
    private boolean mayRecord() {
        return outer == null || FullStack.isRoomLeft();
    }

    private void countMissed(Recordings recordings) {
        int missed = thread.stack.takeMissed();
        if (missed > 0) {
            recordings.countMissed(missed);
            method.errors.warnOfMissedCalls();
        }
    }

    /** There was no room for it when the method threw, and there is now. */
    void endAtLast(Recordings recordings, Throwable thrown) {
        leaveThread(recordings);
        end(thread, recordings, this, thrown);
    }

    /** A result that does not let itself be followed is the host's fault, and is recorded as if it had ended. */
    private Object follow(ResultType type, Object returned, Recordings recordings) {
        PendingCall pending = new PendingCall(this, recordings);
        try {
            Object handedBack = type.follow(returned, pending);
            if (type.tellsOthersFirst()) {
                pending.mayBeLate(type, returned);
            }
            return handedBack;
        } catch (Throwable hostFailure) {
            pending.accept(returned, null);
            return returned;
        }
    }

    /** What the method returned begins with each subscription: until then nothing is in progress. */
    Subscriptions suspend(Recordings recordings) {
        closeOverride();
        try {
            recordings.suspend();
        } catch (Throwable failure) {
            method.errors.report(failure);
        }
        return new ColdCall(this, recordings);
    }

    /** This thread goes on with the call, and the visit tells when it leaves it again. */
    ThreadVisit visit(Recordings recordings, ThreadCalls current) {
        recordings.enterThread();
        return new ThreadVisit(this, recordings, current);
    }

    /** The thread has left the method, or its visit; the end may come later, and elsewhere. */
    void leaveThread(Recordings recordings) {
        try {
            recordings.leaveThread();
        } catch (Throwable failure) {
            method.errors.report(failure);
        }
    }

    /** For any thread: the call is over, however long ago its method returned. */
    void endHere(Recordings recordings, CallValues values, @Nullable Throwable thrown) {
        try {
            end(method.calls.ofThisThread(), recordings, values, thrown);
        } catch (Throwable failure) {
            method.errors.report(failure);
        }
    }

    private void end(ThreadCalls current, Recordings recordings, CallValues values, @Nullable Throwable thrown) {
        boolean nested = current.capturing;
        current.capturing = true;
        try {
            recordings.end(values, thrown, current.stack);
        } finally {
            current.capturing = nested;
            closeOverride();
        }
    }

    /** What it calls by {@code super} from now on is no part of it. */
    private void closeOverride() {
        if (isOpenOverride && receiver != null) {
            isOpenOverride = false;
            method.kindred.end(receiver);
        }
    }

    BoundMethod method() {
        return method;
    }

    /** The tracked call that this one was made in, on the same thread. */
    @Nullable
    Call outer() {
        return outer;
    }

    /**
     * The sending of emails around this call, which has led to it and makes the records; null if there is none. One
     * that only makes the messages leaves the records to this call, once.
     */
    public @Nullable OuterSend outerSend() {
        for (Call call = outer; call != null; call = call.outer) {
            OuterSend outerSend = call.send;
            if (outerSend != null) {
                boolean isWithin = SendsOnStack.isCalledWithin(method.shape(), call.method.shape());
                call.handedOn |= isWithin && outerSend.handsOn();
                return isWithin && !outerSend.handsOn() ? outerSend : null;
            }
        }
        return null;
    }

    /** This call sends emails: the sends that it leads to are part of it. */
    public void sends(OuterSend emails) {
        send = emails;
    }

    /** Whether it makes the records of emails. */
    boolean sendsEmails() {
        return send != null;
    }

    @Override
    public boolean isHandedOn() {
        return handedOn;
    }

    @Override
    public @Nullable Object receiver() {
        return receiver;
    }

    @Override
    public @Nullable Object argument(int position) {
        return arguments[method.firstArgument() + position];
    }

    @Override
    public @Nullable Object result() {
        return result;
    }
}
