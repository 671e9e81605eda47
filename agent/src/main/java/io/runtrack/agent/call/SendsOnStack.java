package io.runtrack.agent.call;

import io.runtrack.agent.method.MethodShape;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tells whether a send calls another send, or merely has it on top of its stack. A thread that waits for a task, finds
 * no room for one, or completes a future may run tasks that have nothing to do with its own work. For the thread of the
 * calls.
 */
final class SendsOnStack implements Function<Stream<StackFrame>, Boolean> {
    private static final StackWalker WALKER = StackWalker.getInstance(Set.of(Option.SHOW_HIDDEN_FRAMES));

    /** Where the JDK runs a task, on whatever thread it is just then. */
    private static final Set<String> TASKS = Set.of(
            "java.util.concurrent.ForkJoinTask#doExec",
            "java.util.concurrent.ThreadPoolExecutor$CallerRunsPolicy#rejectedExecution",
            "java.util.concurrent.CompletableFuture#postComplete");

    /**
     * Our publishers, beside those that they stand for: who subscribes goes on with a call of which there is no frame.
     */
    private static final List<String> PUBLISHERS =
            List.of("reactor.core.publisher.Tracked", "io.reactivex.rxjava3.core.Tracked");

    private final MethodShape inner;
    private final MethodShape outer;

    private SendsOnStack(MethodShape inner, MethodShape outer) {
        this.inner = inner;
        this.outer = outer;
    }

    /** Whether the outer method, or what it calls, has called the inner one, of two that are in progress here. */
    static boolean isCalledWithin(MethodShape inner, MethodShape outer) {
        return WALKER.walk(new SendsOnStack(inner, outer));
    }

    /** From the top. The inner method may be the outer one again, so its own frame comes first. */
    @Override
    public Boolean apply(Stream<StackFrame> stack) {
        Iterator<StackFrame> frames = stack.iterator();
        while (frames.hasNext() && !isOf(inner, frames.next())) {
            // ours
        }
        while (frames.hasNext()) {
            StackFrame frame = frames.next();
            if (isOf(outer, frame) || isOfPublisher(frame)) {
                return true;
            }
            if (TASKS.contains(frame.getClassName().concat("#").concat(frame.getMethodName()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfPublisher(StackFrame frame) {
        for (String each : PUBLISHERS) {
            if (frame.getClassName().startsWith(each)) {
                return true;
            }
        }
        return false;
    }

    /** Not by its descriptor: to ask for that takes a permission that a host may not have. */
    private static boolean isOf(MethodShape method, StackFrame frame) {
        return frame.getMethodName().equals(method.name())
                && frame.getClassName().equals(method.className());
    }
}
