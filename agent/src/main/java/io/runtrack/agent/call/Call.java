package io.runtrack.agent.call;

import io.runtrack.agent.completion.ResultType;
import io.runtrack.agent.completion.Subscriptions;
import io.runtrack.agent.completion.SuspendFunctions;
import io.runtrack.agent.template.CallValues;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One call in progress: the token that the woven method holds, and the values that its records are made of. Begun and
 * left on the thread of the call; its end may come on another. Never throws.
 */
public final class Call implements CallValues, BiFunction<@Nullable Object, @Nullable Throwable, @Nullable Object> {
    private final BoundMethod method;
    private final @Nullable Object receiver;
    private final Object[] arguments;
    private final ThreadCalls thread;
    private final @Nullable Call outer;
    private boolean mayHandOn;
    private boolean handedOn;
    private @Nullable CallEnd end;
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
    boolean begin(CallPlan plan) {
        isOpenOverride = method.openOverride(receiver);
        try {
            end = plan.begin(this);
        } finally {
            if (end == null) {
                closeOverride();
            }
        }
        return end != null;
    }

    /**
     * A suspend function ends by resuming its continuation, unless it is never suspended: it is given one that tells
     * us.
     */
    void replaceContinuation(SuspendFunctions functions) throws Throwable {
        CallEnd ending = end;
        int last = arguments.length - 1;
        Object continuation = arguments[last];
        if (ending != null && continuation != null) {
            PendingCall pending = new PendingCall(this, ending);
            arguments[last] = functions.substitute(continuation, pending);
            suspendable = pending;
        }
    }

    /** The method has returned or thrown; answers what is to be handed back to its caller. */
    @Override
    public @Nullable Object apply(@Nullable Object returned, @Nullable Throwable thrown) {
        CallEnd ending = end;
        end = null;
        if (ending == null) {
            return returned;
        }
        // Calls within this one may have had no stack to be told of their ends; there may be none yet to call anything.
        for (Call untold = thread.innermost; untold != null && untold != this; untold = untold.outer) {
            thread.missed.number++;
        }
        thread.innermost = outer;
        try {
            return leave(ending, returned, thrown);
        } catch (StackOverflowError noRoom) {
            thread.missed.number++;
            return returned;
        }
    }

    private @Nullable Object leave(CallEnd ending, @Nullable Object returned, @Nullable Throwable thrown) {
        if (thrown instanceof StackOverflowError full && suspendable == null && !mayRecord()) {
            thread.defer(new DeferredEnd(this, ending, full));
            return returned;
        }
        if (thread.firstDeferred != null && mayRecord()) {
            thread.settle();
        }
        countMissed(ending);
        leaveThread(ending);
        if (suspendable != null) {
            if (!SuspendFunctions.isSuspended(returned)) {
                suspendable.accept(returned, thrown);
            }
            return returned;
        }
        if (returned != null) {
            ResultType type = method.resultType(returned);
            if (type != null) {
                return follow(type, returned, ending);
            }
        }
        result = returned;
        end(thread, ending, this, thrown);
        return returned;
    }

    /**
     * Whether there is room on the stack. The outermost call does not look: there will not be more, and some threads
     * are given little from the start.
     */
    private boolean mayRecord() {
        return outer == null || StackRoom.isLeft();
    }

    private void countMissed(CallEnd ending) {
        int missed = method.missedCalls() + thread.missed.take();
        if (missed > 0) {
            ending.missed(missed);
            method.problems().warnOfMissedCalls();
        }
    }

    /** What was put off. */
    void end(DeferredEnd deferred) {
        leaveThread(deferred.end);
        end(thread, deferred.end, this, deferred.thrown);
    }

    /** A result that does not let itself be followed is the host's fault, and is recorded as if it had ended. */
    private Object follow(ResultType type, Object returned, CallEnd ending) {
        PendingCall pending = new PendingCall(this, ending);
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

    /** For any thread: the call is over, however long ago its method returned. */
    void endHere(CallEnd ending, CallValues values, @Nullable Throwable thrown) {
        try {
            end(method.currentThread(), ending, values, thrown);
        } catch (Throwable failure) {
            method.problems().report(failure);
        }
    }

    private void end(ThreadCalls current, CallEnd ending, CallValues values, @Nullable Throwable thrown) {
        boolean nested = current.capturing;
        current.capturing = true;
        try {
            ending.end(values, thrown);
        } catch (StackOverflowError noRoom) {
            current.missed.number++;
        } catch (Throwable failure) {
            method.problems().report(failure);
        } finally {
            current.capturing = nested;
            closeOverride();
        }
    }

    /** What it calls by {@code super} from now on is no part of it. */
    private void closeOverride() {
        if (isOpenOverride && receiver != null) {
            isOpenOverride = false;
            method.closeOverride(receiver);
        }
    }

    void leaveThread(CallEnd ending) {
        try {
            ending.leaveThread();
        } catch (Throwable failure) {
            method.problems().report(failure);
        }
    }

    Subscriptions suspended(CallEnd ending) {
        closeOverride();
        try {
            ending.suspend();
        } catch (Throwable failure) {
            method.problems().report(failure);
        }
        return new ColdCall(this, ending);
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
     * Whether a call around this one, which has led to it, is the sending of emails and makes their records. One that
     * only makes the messages leaves the records to this one, once.
     */
    public boolean isPartOfSend() {
        for (Call call = outer; call != null; call = call.outer) {
            if (call.method.sendsEmails()) {
                boolean isWithin = SendsOnStack.isCalledWithin(method.shape(), call.method.shape());
                call.handedOn |= isWithin && call.mayHandOn;
                return isWithin && !call.mayHandOn;
            }
        }
        return false;
    }

    public void mayHandOn() {
        mayHandOn = true;
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
