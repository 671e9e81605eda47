package reactor.core.publisher;

import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Fuseable;
import reactor.core.Scannable;
import reactor.util.context.Context;

/**
 * Passes everything on in both directions, and tells of the first end on its way: before the subscriber hears of it. Of
 * a fused source the end is where its queue is found empty, for nothing else says so.
 */
final class TrackedSubscriber<T>
        implements CoreSubscriber<T>, Fuseable.QueueSubscription<T>, Scannable, Consumer<Throwable> {
    private final CoreSubscriber<? super T> actual;
    private final Consumer<Object> seen;
    private final BiConsumer<Object, Throwable> end;
    private final Runnable left;
    private final boolean single;
    private Subscription source;
    private Fuseable.QueueSubscription<T> queue;
    private int fusion = Fuseable.NONE;
    private volatile boolean done;
    private volatile boolean told;

    /** With {@code single}, the first value is the end. */
    TrackedSubscriber(
            CoreSubscriber<? super T> actual,
            Consumer<Object> seen,
            BiConsumer<Object, Throwable> end,
            Runnable left,
            boolean single) {
        this.actual = actual;
        this.seen = seen;
        this.end = end;
        this.left = left;
        this.single = single;
    }

    /** The subscribing thread has subscribed, or could not. */
    @Override
    public void accept(Throwable thrown) {
        if (thrown != null) {
            tell(null, thrown);
        }
        left.run();
    }

    @Override
    public Context currentContext() {
        return actual.currentContext();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        source = subscription;
        actual.onSubscribe(this);
    }

    /** With asynchronous fusion there is no value, but a sign that the queue has one. */
    @Override
    public void onNext(T value) {
        if (fusion != Fuseable.ASYNC) {
            see(value);
        }
        actual.onNext(value);
    }

    @Override
    public void onError(Throwable thrown) {
        tell(null, thrown);
        actual.onError(thrown);
    }

    @Override
    public void onComplete() {
        if (fusion == Fuseable.ASYNC) {
            done = true;
        } else {
            tell(null, null);
        }
        actual.onComplete();
    }

    @Override
    public void request(long count) {
        source.request(count);
    }

    @Override
    public void cancel() {
        if (!told) {
            tell(null, new CancellationException());
        }
        source.cancel();
    }

    @Override
    @SuppressWarnings("unchecked")
    public int requestFusion(int requested) {
        if (source instanceof Fuseable.QueueSubscription) {
            queue = (Fuseable.QueueSubscription<T>) source;
            fusion = queue.requestFusion(requested);
        }
        return fusion;
    }

    @Override
    public T poll() {
        T value;
        try {
            value = queue.poll();
        } catch (Throwable thrown) {
            tell(null, thrown);
            throw thrown;
        }
        if (value == null) {
            foundEmpty();
        } else {
            see(value);
        }
        return value;
    }

    @Override
    public boolean isEmpty() {
        boolean empty = queue.isEmpty();
        if (empty) {
            foundEmpty();
        }
        return empty;
    }

    @Override
    public int size() {
        return queue.size();
    }

    @Override
    public void clear() {
        queue.clear();
    }

    /** Stands in for its source, which it hides. */
    @Override
    @SuppressWarnings("rawtypes")
    public Object scanUnsafe(Scannable.Attr key) {
        return key == Scannable.Attr.ACTUAL ? actual : Scannable.from(source).scanUnsafe(key);
    }

    @Override
    public String stepName() {
        return Scannable.from(source).stepName();
    }

    private void see(T value) {
        if (single) {
            tell(value, null);
        } else {
            seen.accept(value);
        }
    }

    private void foundEmpty() {
        if (fusion == Fuseable.SYNC || done) {
            tell(null, null);
        }
    }

    private void tell(Object value, Throwable thrown) {
        if (!told) {
            told = true;
            end.accept(value, thrown);
        }
    }
}
