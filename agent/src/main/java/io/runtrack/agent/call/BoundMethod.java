package io.runtrack.agent.call;

import io.runtrack.agent.completion.ResultType;
import io.runtrack.agent.completion.ResultTypes;
import io.runtrack.agent.completion.SuspendFunctions;
import io.runtrack.agent.method.Kinship;
import io.runtrack.agent.method.MethodShape;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a woven method calls when it is entered. Immutable, for any thread; throws nothing but that the stack is full.
 */
final class BoundMethod implements BiFunction<@Nullable Object, Object[], @Nullable Object> {
    /** In the order in which they begin. */
    final CallPlan[] plans;

    final KindredCalls kindred;
    final TrackedCalls calls;
    final CaptureErrors errors;
    private final MethodShape shape;
    private final int firstArgument;
    private final boolean takesObject;
    private final @Nullable ResultTypes results;
    private final @Nullable SuspendFunctions suspending;

    BoundMethod(MethodShape shape, Kinship kinship, List<CallPlan> plans, TrackedCalls calls, CaptureErrors errors) {
        this.shape = shape;
        this.kindred = new KindredCalls(shape, kinship, calls.overrides);
        this.plans = plans.toArray(new CallPlan[0]);
        this.calls = calls;
        this.errors = errors;
        this.firstArgument = shape.takesReceiver() ? 1 : 0;
        this.takesObject = shape.takesObject();
        this.results = ResultTypes.mayGoOn(shape.returnTypeName()) ? calls.results : null;
        this.suspending = shape.isSuspendFunction() ? calls.results.suspendFunctions() : null;
    }

    /** The call, which is to be told of its end; null when it is of no interest. */
    @Override
    public @Nullable Object apply(@Nullable Object receiver, Object[] arguments) {
        ThreadCalls thread = calls.ofThisThread();
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
            if (thread.waiting.first != null && FullStack.isRoomLeft()) {
                thread.waiting.settle();
            }
            Object self = takesObject ? arguments[0] : receiver;
            if (kindred.isPartOf(thread.innermost, self)) {
                return null;
            }
            Call call = new Call(this, self, arguments, thread);
            if (!call.begin()) {
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
            errors.report(failure);
            return null;
        } finally {
            thread.capturing = false;
        }
    }

    /** Without, a call that is suspended is recorded as if it ended there. */
    private void replaceContinuation(Call call, SuspendFunctions functions) {
        try {
            call.replaceContinuation(functions);
        } catch (Throwable failure) {
            errors.report(failure);
        }
    }

    /** Null when the result has ended, as most have. */
    @Nullable
    ResultType resultType(Object returned) {
        ResultType type = results == null ? null : results.of(returned.getClass());
        return type != null && type.suits(shape.returnTypeName()) ? type : null;
    }

    MethodShape shape() {
        return shape;
    }

    /** Where the arguments begin that its author knows of. */
    int firstArgument() {
        return firstArgument;
    }
}
