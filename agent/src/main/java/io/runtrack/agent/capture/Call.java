package io.runtrack.agent.capture;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One call in progress: the token that the woven method holds, and the values that its records are made of. Begun and ended on the
 * thread of the call; never throws.
 */
final class Call implements CallValues, BiFunction<@Nullable Object, @Nullable Throwable, @Nullable Object> {
    private final BoundMethod method;
    private final @Nullable Object receiver;
    private final Object[] arguments;
    private final ThreadCalls thread;
    private final @Nullable Call outer;
    private @Nullable CallEnd end;
    private @Nullable Object result;

    Call(BoundMethod method, @Nullable Object receiver, Object[] arguments, ThreadCalls thread) {
        this.method = method;
        this.receiver = receiver;
        this.arguments = arguments;
        this.thread = thread;
        this.outer = thread.innermost;
    }

    /** False when this call is of no interest. */
    boolean begin(CallPlan plan) {
        end = plan.begin(this);
        return end != null;
    }

    /** The method has returned or thrown; answers what is to be handed back to its caller. */
    @Override
    public @Nullable Object apply(@Nullable Object returned, @Nullable Throwable thrown) {
        CallEnd ending = end;
        end = null;
        if (ending != null) {
            thread.innermost = outer; // drops calls within this one, too, whose end was never told
            end(ending, returned, thrown);
        }
        return returned;
    }

    private void end(CallEnd ending, @Nullable Object returned, @Nullable Throwable thrown) {
        boolean nested = thread.capturing;
        thread.capturing = true;
        try {
            result = returned;
            ending.leaveThread();
            ending.end(this, thrown);
        } catch (Throwable failure) {
            method.problems().report(failure);
        } finally {
            thread.capturing = nested;
        }
    }

    /** The tracked call that this one was made in, on the same thread. */
    @Nullable
    Call outer() {
        return outer;
    }

    /** Whether the method that was called overrides the one with this {@link MethodShape#id()}. */
    boolean overrides(String id) {
        return method.overrides(id);
    }

    /** Whether this call, or one around it, is the sending of emails. */
    boolean isWithinSend() {
        for (Call call = outer; call != null; call = call.outer) {
            if (call.method.sendsEmails()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable Object receiver() {
        return receiver;
    }

    @Override
    public @Nullable Object argument(int position) {
        return arguments[position];
    }

    @Override
    public @Nullable Object result() {
        return result;
    }
}
