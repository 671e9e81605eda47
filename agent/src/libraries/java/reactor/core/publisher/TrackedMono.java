package reactor.core.publisher;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import reactor.core.CoreSubscriber;
import reactor.core.Fuseable;
import reactor.core.Scannable;

/** A mono that tells of its subscriptions, and stands in for its source in all else. */
final class TrackedMono<T> extends Mono<T> implements Fuseable, Scannable {
    private final Mono<T> source;
    private final UnaryOperator<Object> subscriptions;

    /** The operator makes the subscriber's substitute, and answers the subscriber itself when there is to be none. */
    TrackedMono(Mono<T> source, UnaryOperator<Object> subscriptions) {
        this.source = source;
        this.subscriptions = subscriptions;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void subscribe(CoreSubscriber<? super T> actual) {
        Object tracked = subscriptions.apply(actual);
        if (tracked == actual) {
            source.subscribe(actual);
            return;
        }
        Consumer<Throwable> left = (Consumer<Throwable>) tracked;
        try {
            source.subscribe((CoreSubscriber<? super T>) tracked);
        } catch (Throwable thrown) {
            left.accept(thrown);
            throw thrown;
        }
        left.accept(null);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Object scanUnsafe(Scannable.Attr key) {
        return Scannable.from(source).scanUnsafe(key);
    }

    @Override
    public String stepName() {
        Scannable scannable = Scannable.from(source);
        return scannable.isScanAvailable() ? scannable.stepName() : source.toString();
    }

    @Override
    public String toString() {
        return source.toString();
    }
}
