package io.runtrack.agent.call;

import io.runtrack.agent.completion.ResultType;
import io.runtrack.agent.completion.ResultTypes;
import io.runtrack.agent.completion.SuspendFunctions;
import io.runtrack.agent.method.Kinship;
import io.runtrack.agent.method.MethodShape;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a woven method calls when it is entered. Immutable, for any thread; throws nothing but that the stack is full.
 */
public final class BoundMethod implements BiFunction<@Nullable Object, Object[], @Nullable Object> {
    private final String id;
    private final CallPlan plan;
    private final ThreadLocal<ThreadCalls> threads;
    private final Problems problems;
    private final IntSupplier missed;
    private final MethodShape shape;
    private final Kinship kinship;
    private final OpenReceivers overrides;
    private final List<OpenReceivers> overridden;
    private final int firstArgument;
    private final boolean takesObject;
    private final @Nullable ResultTypes results;
    private final @Nullable SuspendFunctions suspending;

    /**
     * @param shape as its author declared it
     * @param overrides where overrides are in progress
     * @param results tells which results go on when they have been returned
     * @param missed answers how many calls of any method had no stack to be begun on, since it was asked last
     */
    public BoundMethod(
            MethodShape shape,
            Kinship kinship,
            OpenOverrides overrides,
            CallPlan plan,
            ThreadLocal<ThreadCalls> threads,
            ResultTypes results,
            Problems problems,
            IntSupplier missed) {
        this.shape = shape;
        this.id = shape.id();
        this.firstArgument = shape.takesReceiver() ? 1 : 0;
        this.takesObject = shape.takesObject();
        this.kinship = kinship;
        this.overrides = overrides.of(id);
        this.overridden = overrides.of(kinship.bodies());
        this.plan = plan;
        this.threads = threads;
        this.problems = problems;
        this.missed = missed;
        this.results = ResultTypes.mayGoOn(shape.returnTypeName()) ? results : null;
        this.suspending = shape.isSuspendFunction() ? results.suspendFunctions() : null;
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
            if (suspending != null && suspending.isResumption(arguments[arguments.length - 1])) {
                return suspending.suspendedCall(arguments[arguments.length - 1]) instanceof PendingCall call
                        ? call.resume(thread)
                        : null;
            }
            if (thread.firstDeferred != null && StackRoom.isLeft()) {
                thread.settle();
            }
            Object self = takesObject ? arguments[0] : receiver;
            if (isPartOfCall(thread.innermost, self)) {
                return null;
            }
            Call call = new Call(this, self, arguments, thread);
            if (!call.begin(plan)) {
                return null;
            }
            thread.innermost = call;
            if (suspending != null) {
                replaceContinuation(call, suspending);
            }
            return call;
        } catch (StackOverflowError noRoom) {
            throw noRoom; // the linkage counts it
        } catch (Throwable failure) {
            problems.report(failure);
            return null;
        } finally {
            thread.capturing = false;
        }
    }

    /** Whether the record is that of a call in progress. */
    private boolean isPartOfCall(@Nullable Call outer, @Nullable Object receiver) {
        return (outer != null && outer.method().delegatesTo(shape))
                || (receiver != null && isSuperCall(outer, receiver));
    }

    /**
     * Whether this is the call of an overridden method by its override, {@code super.method()}: a virtual call of the
     * same object would have led to the override again.
     */
    private boolean isSuperCall(@Nullable Call outer, Object receiver) {
        for (Call call = outer; call != null; call = call.outer()) {
            if (call.receiver() == receiver && call.method().overrides(id)) {
                return true;
            }
        }
        return overrides.contain(receiver) && SuperOnStack.isCalledByOverride(shape);
    }

    private boolean delegatesTo(MethodShape method) {
        return kinship.delegates()
                && shape.name().equals(method.name())
                && shape.descriptor().equals(method.descriptor());
    }

    private boolean overrides(String method) {
        return kinship.overridden().contains(method);
    }

    /** A call begins that may call what it overrides, on any thread. Answers whether it is to say that it has ended. */
    boolean openOverride(@Nullable Object receiver) {
        if (receiver == null || overridden.isEmpty()) {
            return false;
        }
        for (OpenReceivers each : overridden) {
            each.add(receiver);
        }
        return true;
    }

    void closeOverride(Object receiver) {
        for (OpenReceivers each : overridden) {
            each.remove(receiver);
        }
    }

    /** Without, a call that is suspended is recorded as if it ended there. */
    private void replaceContinuation(Call call, SuspendFunctions functions) {
        try {
            call.replaceContinuation(functions);
        } catch (Throwable failure) {
            problems.report(failure);
        }
    }

    /** Null when the result has ended, as most have. */
    @Nullable
    ResultType resultType(Object returned) {
        ResultType type = results == null ? null : results.of(returned.getClass());
        return type != null && type.suits(shape.returnTypeName()) ? type : null;
    }

    ThreadCalls currentThread() {
        return threads.get();
    }

    MethodShape shape() {
        return shape;
    }

    /** Where the arguments begin that its author knows of. */
    int firstArgument() {
        return firstArgument;
    }

    boolean sendsEmails() {
        return plan.sendsEmails();
    }

    int missedCalls() {
        return missed.getAsInt();
    }

    Problems problems() {
        return problems;
    }
}
