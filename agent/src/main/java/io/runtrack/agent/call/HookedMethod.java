package io.runtrack.agent.call;

import io.runtrack.agent.hook.Capture;
import io.runtrack.agent.hook.Hook;
import io.runtrack.agent.hook.HookEnd;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a woven method calls that a hook stands at. What users say of the method themselves stands around the hook: it
 * begins before, and ends after. Immutable, for any thread; throws nothing but that the stack is full.
 */
final class HookedMethod implements BiFunction<@Nullable Object, Object[], @Nullable Object> {
    private final Hook hook;
    private final Capture capture;
    private final @Nullable BiFunction<@Nullable Object, Object[], @Nullable Object> around;
    private final TrackedCalls calls;
    private final CaptureErrors errors;

    HookedMethod(
            Hook hook,
            Capture capture,
            @Nullable BiFunction<@Nullable Object, Object[], @Nullable Object> around,
            TrackedCalls calls,
            CaptureErrors errors) {
        this.hook = hook;
        this.capture = capture;
        this.around = around;
        this.calls = calls;
        this.errors = errors;
    }

    @Override
    public @Nullable Object apply(@Nullable Object receiver, Object[] arguments) {
        Object outer = around == null ? null : around.apply(receiver, arguments);
        HookEnd end = enter(receiver, arguments);
        return end == null ? outer : new HookedCall(end, outer);
    }

    private @Nullable HookEnd enter(@Nullable Object receiver, Object[] arguments) {
        ThreadCalls thread = calls.ofThisThread();
        if (thread.capturing) {
            return null;
        }
        thread.capturing = true;
        try {
            return hook.entered(receiver, arguments, capture);
        } catch (Throwable failure) {
            errors.report(failure);
            return null;
        } finally {
            thread.capturing = false;
        }
    }

    /** The token of one call. */
    private final class HookedCall implements BiFunction<@Nullable Object, @Nullable Throwable, @Nullable Object> {
        private final HookEnd end;
        private final @Nullable Object outer;

        HookedCall(HookEnd end, @Nullable Object outer) {
            this.end = end;
            this.outer = outer;
        }

        @Override
        @SuppressWarnings("unchecked") // what the other half answers is such a function, or null
        public @Nullable Object apply(@Nullable Object result, @Nullable Throwable thrown) {
            leave(result, thrown);
            return outer == null
                    ? result
                    : ((BiFunction<@Nullable Object, @Nullable Throwable, @Nullable Object>) outer)
                            .apply(result, thrown);
        }

        private void leave(@Nullable Object result, @Nullable Throwable thrown) {
            ThreadCalls thread = calls.ofThisThread();
            boolean nested = thread.capturing;
            thread.capturing = true;
            try {
                end.left(result, thrown);
            } catch (Throwable failure) {
                errors.report(failure);
            } finally {
                thread.capturing = nested;
            }
        }
    }
}
