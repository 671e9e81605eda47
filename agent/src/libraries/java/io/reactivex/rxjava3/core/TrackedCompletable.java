package io.reactivex.rxjava3.core;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A completable that tells of its subscriptions. */
final class TrackedCompletable extends Completable {
    private final Completable source;
    private final UnaryOperator<Object> subscriptions;

    /** The operator makes the subscriber's substitute, and answers the subscriber itself when there is to be none. */
    TrackedCompletable(Completable source, UnaryOperator<Object> subscriptions) {
        this.source = source;
        this.subscriptions = subscriptions;
    }

    /** Past the source's own {@code subscribe}, so that whoever watches subscriptions sees one. */
    @Override
    @SuppressWarnings("unchecked")
    protected void subscribeActual(CompletableObserver actual) {
        Object tracked = subscriptions.apply(actual);
        if (tracked == actual) {
            source.subscribeActual(actual);
            return;
        }
        Consumer<Throwable> left = (Consumer<Throwable>) tracked;
        try {
            source.subscribeActual((CompletableObserver) tracked);
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
