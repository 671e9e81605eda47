package io.runtrack.agent.capture;

import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What a woven method calls when it is entered. Immutable, for any thread; never throws. */
final class BoundMethod implements BiFunction<@Nullable Object, Object[], @Nullable Object> {
    private final String id;
    private final CallPlan plan;
    private final ThreadLocal<ThreadCalls> threads;
    private final Problems problems;
    private final Set<String> overridden;

    /**
     * @param id as {@link MethodShape#id()}
     * @param overridden the ids of the methods that it overrides
     */
    BoundMethod(String id, Set<String> overridden, CallPlan plan, ThreadLocal<ThreadCalls> threads, Problems problems) {
        this.id = id;
        this.plan = plan;
        this.threads = threads;
        this.problems = problems;
        this.overridden = overridden;
    }

    /** The call, which is to be told of its end; null when it is of no interest. */
    @Override
    public @Nullable Object apply(@Nullable Object receiver, Object[] arguments) {
        ThreadCalls thread = threads.get();
        if (thread.capturing) {
            return null;
        }
        thread.capturing = true;
        try {
            Call outer = thread.innermost;
            if (outer != null && isSuperCall(outer, receiver)) {
                return null;
            }
            Call call = new Call(this, receiver, arguments, thread);
            if (!call.begin(plan)) {
                return null;
            }
            thread.innermost = call;
            return call;
        } catch (Throwable failure) {
            problems.report(failure);
            return null;
        } finally {
            thread.capturing = false;
        }
    }

    /**
     * Whether this is the call of an overridden method by its override, {@code super.method()}: a virtual call of the same object would have led
     * to the override again.
     */
    private boolean isSuperCall(Call outer, @Nullable Object receiver) {
        return receiver != null && outer.receiver() == receiver && outer.overrides(id);
    }

    boolean overrides(String method) {
        return overridden.contains(method);
    }

    boolean sendsEmails() {
        return plan.sendsEmails();
    }

    Problems problems() {
        return problems;
    }
}
