package io.reactivex.rxjava3.core;

import io.reactivex.rxjava3.disposables.Disposable;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Passes everything on in both directions, and tells of the first end on its way: before the observer hears of it. */
final class TrackedCompletableObserver implements CompletableObserver, Disposable, Consumer<Throwable> {
    private final CompletableObserver actual;
    private final BiConsumer<Object, Throwable> end;
    private final Runnable left;
    private Disposable source;
    private volatile boolean told;

    TrackedCompletableObserver(CompletableObserver actual, BiConsumer<Object, Throwable> end, Runnable left) {
        this.actual = actual;
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
    public void onSubscribe(Disposable disposable) {
        source = disposable;
        actual.onSubscribe(this);
    }

    @Override
    public void onComplete() {
        tell(null, null);
        actual.onComplete();
    }

    @Override
    public void onError(Throwable thrown) {
        tell(null, thrown);
        actual.onError(thrown);
    }

    @Override
    public void dispose() {
        if (!told) {
            tell(null, new CancellationException());
        }
        source.dispose();
    }

    @Override
    public boolean isDisposed() {
        return source.isDisposed();
    }

    private void tell(Object value, Throwable thrown) {
        if (!told) {
            told = true;
            end.accept(value, thrown);
        }
    }
}
