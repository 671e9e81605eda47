package io.reactivex.rxjava3.core;

import io.reactivex.rxjava3.operators.QueueFuseable;
import io.reactivex.rxjava3.operators.QueueSubscription;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Passes everything on in both directions, and tells of the first end on its way: before the subscriber hears of it. Of
 * a fused source the end is where its queue is found empty, for nothing else says so.
 */
final class TrackedSubscriber<T> implements FlowableSubscriber<T>, QueueSubscription<T>, Consumer<Throwable> {
    private final Subscriber<? super T> actual;
    private final Consumer<Object> seen;
    private final BiConsumer<Object, Throwable> end;
    private final Runnable left;
    private Subscription source;
    private QueueSubscription<T> queue;
    private int fusion = QueueFuseable.NONE;
    private volatile boolean done;
    private volatile boolean told;

    TrackedSubscriber(
            Subscriber<? super T> actual, Consumer<Object> seen, BiConsumer<Object, Throwable> end, Runnable left) {
        this.actual = actual;
        this.seen = seen;
        this.end = end;
        this.left = left;
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
    public void onSubscribe(Subscription subscription) {
        source = subscription;
        actual.onSubscribe(this);
    }

    /** With asynchronous fusion there is no value, but a sign that the queue has one. */
    @Override
    public void onNext(T value) {
        if (fusion != QueueFuseable.ASYNC) {
            seen.accept(value);
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
        if (fusion == QueueFuseable.ASYNC) {
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
        if (source instanceof QueueSubscription) {
            queue = (QueueSubscription<T>) source;
            fusion = queue.requestFusion(requested);
        }
        return fusion;
    }

    @Override
    public T poll() throws Throwable {
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
            seen.accept(value);
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
    public void clear() {
        queue.clear();
    }

    @Override
    public boolean offer(T value) {
        throw new UnsupportedOperationException("Should not be called!");
    }

    @Override
    public boolean offer(T first, T second) {
        throw new UnsupportedOperationException("Should not be called!");
    }

    private void foundEmpty() {
        if (fusion == QueueFuseable.SYNC || done) {
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
