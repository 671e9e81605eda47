package io.runtrack.agent.call;

import io.runtrack.agent.completion.ResultTypes;
import io.runtrack.agent.context.ActiveRuns;
import io.runtrack.agent.hook.Capture;
import io.runtrack.agent.hook.Hook;
import io.runtrack.agent.method.Kinship;
import io.runtrack.agent.method.MethodShape;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** What the calls of all tracked methods of a process share. Safe for any thread. */
public final class TrackedCalls {
    final ActiveRuns runs;
    final ResultTypes results;
    final UnsettledCalls unsettled = new UnsettledCalls();
    final OpenOverrides overrides = new OpenOverrides();
    private final ThreadLocal<ThreadCalls> threads;

    /** Of each thread its own; a class and no lambda, as start-up demands. */
    private static final class CallsOfThread extends ThreadLocal<ThreadCalls> {
        private final FullStack stack;

        CallsOfThread(FullStack stack) {
            this.stack = stack;
        }

        @Override
        protected ThreadCalls initialValue() {
            return new ThreadCalls(stack);
        }
    }

    /**
     * For one process.
     *
     * @param runs is told which threads work for which run
     * @param results tells which results go on when they have been returned
     * @param unbegun answers how many calls had no stack to begin on, since it was asked last
     */
    public TrackedCalls(ActiveRuns runs, ResultTypes results, IntSupplier unbegun) {
        this.runs = runs;
        this.results = results;
        runs.watchedBy(unsettled);
        this.threads = new CallsOfThread(new FullStack(unbegun));
    }

    /**
     * Binds one method.
     *
     * @param method as its author declared it
     * @param kinship what it has to do with others of its name
     * @param plans what is made of each call, in the order in which they begin
     * @param errors where failures of ours end
     * @return what the woven method calls when it is entered, with its receiver (null if static) and its arguments
     */
    public BiFunction<@Nullable Object, Object[], @Nullable Object> bind(
            MethodShape method, Kinship kinship, List<CallPlan> plans, CaptureErrors errors) {
        return new BoundMethod(method, kinship, plans, this, errors);
    }

    /**
     * Binds a hook to one method.
     *
     * @param around what else is made of each call, around the hook; null if nothing is
     * @return as {@link #bind}
     */
    public BiFunction<@Nullable Object, Object[], @Nullable Object> bind(
            Hook hook,
            Capture capture,
            @Nullable BiFunction<@Nullable Object, Object[], @Nullable Object> around,
            CaptureErrors errors) {
        return new HookedMethod(hook, capture, around, this, errors);
    }

    ThreadCalls ofThisThread() {
        return threads.get();
    }
}
