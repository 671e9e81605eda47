package io.runtrack.it.host;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.core.SingleSource;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.subjects.PublishSubject;
import io.runtrack.annotations.FileStatus;
import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * RxJava's types, ended in every way. Each file is named after what becomes of it. What the host sees of them is
 * printed.
 */
public final class RxFiles {

    private RxFiles() {}

    public static void main(String[] arguments) {
        AtomicInteger subscriptions = new AtomicInteger();
        RxJavaPlugins.setOnSingleSubscribe((single, observer) -> {
            subscriptions.incrementAndGet();
            return observer;
        });
        run();
        System.out.println("singles subscribed to " + subscriptions);
        System.out.println(single(Single.never(), "never")
                .subscribe(value -> {}, thrown -> {})
                .isDisposed());
    }

    @TrackedCommand("rx-files")
    static void run() {
        one();
        many();
        failed();
        disposed();
        hot();
    }

    private static void one() {
        System.out.println(single(Single.just("a"), "single").blockingGet());
        Single<String> twice = single(Single.fromCallable(() -> "b"), "single-twice");
        System.out.println(twice.blockingGet() + twice.blockingGet());
        Object unused = single(Single.just("c"), "nobody");
        System.out.println(maybe(Maybe.just("d"), "maybe").blockingGet());
        System.out.println(maybe(Maybe.empty(), "maybe-empty").blockingGet());
        completable(Completable.complete(), "completable").blockingAwait();
        completable(Completable.timer(10, TimeUnit.MILLISECONDS), "completable-later")
                .blockingAwait();
        System.out.println(single(Single.just("e").delay(10, TimeUnit.MILLISECONDS), "single-later")
                .blockingGet());
        System.out.println(Single.wrap(source(Single.just("f"), "source")).blockingGet());
        System.out.println(Observable.just("g", "h")
                .flatMapSingle(text -> single(Single.just(text).subscribeOn(Schedulers.io()), "inner-" + text))
                .toSortedList()
                .blockingGet());
    }

    private static void many() {
        System.out.println(
                flowable(Flowable.just("a", "b"), "flowable").toList().blockingGet());
        System.out.println(flowable(Flowable.range(1, 300).map(i -> "r" + i), "flowable-fused")
                .observeOn(Schedulers.computation(), false, 16)
                .count()
                .blockingGet());
        System.out.println(flowable(Flowable.just("c", "d").observeOn(Schedulers.computation()), "flowable-queued")
                .map(String::toUpperCase)
                .concatMapIterable(text -> List.of(text, text))
                .toList()
                .blockingGet());
        System.out.println(
                observable(Observable.just("e", "f"), "observable").toList().blockingGet());
        System.out.println(observable(Observable.range(1, 30).map(i -> "o" + i), "observable-fused")
                .observeOn(Schedulers.single())
                .count()
                .blockingGet());
        System.out.println(observable(Observable.<String>empty(), "observable-empty")
                .toList()
                .blockingGet());
        AtomicInteger tries = new AtomicInteger();
        System.out.println(observable(
                        Observable.defer(() -> tries.incrementAndGet() < 3
                                ? Observable.<String>error(new IllegalStateException("try " + tries))
                                : Observable.just("g")),
                        "observable-flaky")
                .retry()
                .toList()
                .blockingGet());
    }

    private static void failed() {
        System.out.println(single(Single.<String>error(new IllegalStateException("one")), "single-failed")
                .onErrorReturnItem("a")
                .blockingGet());
        System.out.println(maybe(Maybe.<String>error(new IllegalStateException("two")), "maybe-failed")
                .onErrorReturnItem("b")
                .blockingGet());
        System.out.println(completable(Completable.error(new IllegalStateException("three")), "completable-failed")
                .onErrorComplete()
                .blockingAwait(1, TimeUnit.SECONDS));
        System.out.println(flowable(
                        Flowable.just("c").map(text -> {
                            throw new IllegalStateException("four");
                        }),
                        "flowable-failed")
                .onErrorReturnItem("d")
                .observeOn(Schedulers.single())
                .toList()
                .blockingGet());
        System.out.println(observable(
                        Observable.just("e", "f").concatWith(Observable.error(new IllegalStateException("five"))),
                        "observable-failed")
                .onErrorReturnItem("g")
                .toList()
                .blockingGet());
    }

    private static void disposed() {
        AtomicInteger reached = new AtomicInteger();
        single(Single.<String>never().doOnDispose(reached::incrementAndGet), "single-disposed")
                .subscribe(value -> {}, thrown -> {})
                .dispose();
        maybe(Maybe.<String>never().doOnDispose(reached::incrementAndGet), "maybe-disposed")
                .subscribe(value -> {}, thrown -> {})
                .dispose();
        completable(Completable.never().doOnDispose(reached::incrementAndGet), "completable-disposed")
                .subscribe(() -> {}, thrown -> {})
                .dispose();
        flowable(Flowable.<String>never().doOnCancel(reached::incrementAndGet), "flowable-disposed")
                .subscribe(value -> {}, thrown -> {})
                .dispose();
        observable(Observable.<String>never().doOnDispose(reached::incrementAndGet), "observable-disposed")
                .subscribe(value -> {}, thrown -> {})
                .dispose();
        System.out.println("disposals " + reached);
    }

    private static void hot() {
        PublishSubject<String> subject = PublishSubject.create();
        System.out.println(subject == observable(subject, "subject"));
        System.out.println(subject == subject(subject, "subject-declared"));
    }

    @TrackedFile(path = "{name}", agentId = "{return}")
    static Single<String> single(Single<String> single, String name) {
        return single;
    }

    @TrackedFile(path = "{name}")
    static SingleSource<String> source(SingleSource<String> single, String name) {
        return single;
    }

    @TrackedFile(path = "{name}", agentId = "{return}", whenEmpty = FileStatus.SKIPPED)
    static Maybe<String> maybe(Maybe<String> maybe, String name) {
        return maybe;
    }

    @TrackedFile(path = "{name}", whenEmpty = FileStatus.SKIPPED)
    static Completable completable(Completable completable, String name) {
        return completable;
    }

    @TrackedFile(path = "{name}", agentId = "{return}")
    static <T> Flowable<T> flowable(Flowable<T> flowable, String name) {
        return flowable;
    }

    @TrackedFile(path = "{name}")
    static Observable<String> observable(Observable<String> observable, String name) {
        return observable;
    }

    @TrackedFile(path = "{name}")
    static PublishSubject<String> subject(PublishSubject<String> subject, String name) {
        return subject;
    }
}
