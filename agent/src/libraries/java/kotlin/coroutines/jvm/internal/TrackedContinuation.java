package kotlin.coroutines.jvm.internal;

import java.util.function.BiConsumer;
import java.util.function.Supplier;
import kotlin.ResultKt;
import kotlin.coroutines.Continuation;

/**
 * Stands between a suspend function and whoever called it, as the compiler's own class of a function would that does
 * nothing but call the other: so it is dispatched, walked through and released like all others. The end is where it is
 * resumed.
 */
final class TrackedContinuation extends ContinuationImpl implements Supplier<Object> {
    private static final long serialVersionUID = 1;

    private final transient BiConsumer<Object, Throwable> end;

    TrackedContinuation(Continuation<Object> completion, BiConsumer<Object, Throwable> end) {
        super(completion);
        this.end = end;
    }

    /** Who is told of the end. */
    @Override
    public Object get() {
        return end;
    }

    @Override
    protected Object invokeSuspend(Object result) {
        try {
            ResultKt.throwOnFailure(result);
        } catch (Throwable thrown) {
            end.accept(null, thrown);
            throw thrown;
        }
        end.accept(result, null);
        return result;
    }
}
