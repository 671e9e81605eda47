package io.runtrack.agent.capture;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What a woven method calls when it is entered. Immutable, for any thread; never throws. */
final class BoundMethod implements BiFunction<@Nullable Object, Object[], @Nullable Object> {
    private final MethodShape shape;
    private final CallPlan plan;
    private final ThreadLocal<ThreadCalls> threads;
    private final Problems problems;
    private final SuperCalls superCalls;

    BoundMethod(MethodShape shape, CallPlan plan, ThreadLocal<ThreadCalls> threads, Problems problems) {
        this.shape = shape;
        this.plan = plan;
        this.threads = threads;
        this.problems = problems;
        this.superCalls = new SuperCalls(shape);
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
            if (outer != null && superCalls.isMadeBy(outer, receiver, arguments)) {
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

    MethodShape shape() {
        return shape;
    }

    boolean sendsEmails() {
        return plan.sendsEmails();
    }

    Problems problems() {
        return problems;
    }
}
