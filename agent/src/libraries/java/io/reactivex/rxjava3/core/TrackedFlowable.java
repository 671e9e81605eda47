package io.reactivex.rxjava3.core;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.reactivestreams.Subscriber;

/** A flowable that tells of its subscriptions. */
final class TrackedFlowable<T> extends Flowable<T> {
    private final Flowable<T> source;
    private final UnaryOperator<Object> subscriptions;

    /** The operator makes the subscriber's substitute, and answers the subscriber itself when there is to be none. */
    TrackedFlowable(Flowable<T> source, UnaryOperator<Object> subscriptions) {
        this.source = source;
        this.subscriptions = subscriptions;
    }

    /** Past the source's own {@code subscribe}, so that whoever watches subscriptions sees one. */
    @Override
    @SuppressWarnings("unchecked")
    protected void subscribeActual(Subscriber<? super T> actual) {
        Object tracked = subscriptions.apply(actual);
        if (tracked == actual) {
            source.subscribeActual(actual);
            return;
        }
        Consumer<Throwable> left = (Consumer<Throwable>) tracked;
        try {
            source.subscribeActual((Subscriber<? super T>) tracked);
        } catch (Throwable thrown) {
            left.accept(thrown);
            throw thrown;
        }
        left.accept(null);
    }

    @Override
    public String toString() {
        return source.toString();
    }
}
