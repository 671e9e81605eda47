package io.runtrack.it.host;

import io.runtrack.annotations.FileStatus;
import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Fuseable;
import reactor.core.Scannable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.ConnectableFlux;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * Monos and fluxes of every kind, ended in every way. Each file is named after what becomes of it. What the host sees
 * of them is printed.
 */
public final class ReactiveFiles {

    private ReactiveFiles() {}

    public static void main(String[] arguments) {
        run();
        Disposable never = mono(Mono.never(), "never").subscribe();
        System.out.println(never.isDisposed());
        System.out.println(asynchronous(Mono.fromSupplier(() -> 3)).block());
    }

    @TrackedCommand("reactive-files")
    static void run() {
        monos();
        fluxes();
        fusion();
        cancelled();
        hot();
        contexts();
        failing();
    }

    private static void monos() {
        System.out.println(mono(Mono.just("a"), "just").block());
        Mono<String> twice = mono(Mono.fromSupplier(() -> "b"), "twice");
        System.out.println(twice.block() + twice.block());
        Object unused = mono(Mono.just("c"), "nobody");
        System.out.println("empty " + mono(Mono.empty(), "empty").block());
        mono(Mono.empty(), "empty-quietly").subscribe();
        nothing(Mono.empty(), "void").block();
        System.out.println(mono(Mono.delay(Duration.ofMillis(30)).map(tick -> "d" + tick), "later")
                .block());
        System.out.println(mono(Mono.fromCallable(() -> "e").subscribeOn(Schedulers.boundedElastic()), "elsewhere")
                .flatMap(text -> Mono.just(text + "!"))
                .block());
        System.out.println(Mono.from(publisher(Mono.just("f"), "publisher")).block());
        System.out.println(((Mono<?>) undeclared(Mono.just("g"), "undeclared")).block());
        System.out.println(path(Mono.just(Path.of("out.json")), "output").block());
        System.out.println(Flux.just("h", "i")
                .flatMap(text -> mono(Mono.just(text), "inner-" + text))
                .collectList()
                .block());
        System.out.println(Flux.just("j", "k")
                .concatMap(text -> mono(Mono.fromCallable(() -> text), "inner-" + text))
                .collectList()
                .block());
        System.out.println(Mono.zip(mono(Mono.just("l"), "zip-l"), mono(Mono.just("m"), "zip-m"))
                .block());
        System.out.println(mono(Mono.just("n"), "then").then(Mono.just("o")).block());
        System.out.println(mono(Mono.just("p"), "to-future").toFuture().join());
        AtomicInteger tries = new AtomicInteger();
        Mono<String> flaky = Mono.fromCallable(() -> {
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException("try " + tries);
            }
            return "q";
        });
        System.out.println(mono(flaky, "flaky").retry(5).block());
    }

    private static void fluxes() {
        System.out.println(
                flux(Flux.just("a", "b", "c"), "{return}").collectList().block());
        System.out.println(
                flux(Flux.range(1, 5).map(i -> "r" + i), "range").collectList().block());
        System.out.println(flux(Flux.empty(), "none").collectList().block());
        System.out.println(flux(Flux.interval(Duration.ofMillis(5)).take(3).map(i -> "t" + i), "interval")
                .collectList()
                .block());
        System.out.println(flux(Flux.just("d", "e").publishOn(Schedulers.parallel()), "published")
                .collectList()
                .block());
        System.out.println(flux(Flux.just("f", "g"), "then-published")
                .publishOn(Schedulers.parallel())
                .collectList()
                .block());
        System.out.println(flux(Flux.range(1, 300).map(i -> "s" + i), "bounded")
                .publishOn(Schedulers.single(), 16)
                .count()
                .block());
        System.out.println(flux(Flux.just("h").concatWith(Flux.error(new IllegalStateException("half"))), "half")
                .onErrorReturn("i")
                .collectList()
                .block());
        List<String> seen = new ArrayList<>();
        flux(Flux.just("j", "k", "l"), "requested").subscribe(new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                request(1);
            }

            @Override
            protected void hookOnNext(String value) {
                seen.add(value);
                request(1);
            }
        });
        System.out.println(seen);
        System.out.println(
                flux(Flux.just("m", "n").share(), "shared").collectList().block());
        System.out.println(flux(Flux.fromIterable(List.of("o", "p")).filter(text -> text.equals("p")), "filtered")
                .map(String::toUpperCase)
                .filter(text -> true)
                .flatMapIterable(text -> List.of(text, text))
                .collectList()
                .block());
    }

    private static void fusion() {
        Flux<String> fused = flux(Flux.range(1, 3).map(i -> "x" + i), "fusion");
        System.out.println(fused instanceof Fuseable);
        for (int mode : new int[] {Fuseable.SYNC, Fuseable.ASYNC, Fuseable.ANY}) {
            System.out.println("mode " + mode + " " + polled(fused, mode));
        }
        Flux<String> buffered = flux(Flux.just("y", "z").publishOn(Schedulers.immediate()), "asynchronous-fusion");
        System.out.println("mode of a queue " + polled(buffered, Fuseable.ANY));
        System.out.println(Scannable.from(flux(Flux.just("w").name("named").tag("kind", "x"), "names"))
                .name());
        System.out.println(mono(Mono.just("v").hide(), "printed") + " "
                + flux(Flux.just("u").map(t -> t), "printed"));
    }

    private static List<Object> polled(Flux<String> flux, int mode) {
        List<Object> seen = new ArrayList<>();
        flux.subscribe(new Polling(seen, mode));
        return seen;
    }

    private static void cancelled() {
        AtomicInteger reached = new AtomicInteger();
        mono(Mono.never().cast(String.class).doOnCancel(reached::incrementAndGet), "cancelled")
                .subscribe()
                .dispose();
        flux(Flux.<String>never().doOnCancel(reached::incrementAndGet), "cancelled-flux")
                .subscribe()
                .dispose();
        System.out.println(flux(Flux.just("a", "b").hide().doOnCancel(reached::incrementAndGet), "first-only")
                .take(1)
                .collectList()
                .block());
        System.out.println(mono(Mono.never().cast(String.class).doOnCancel(reached::incrementAndGet), "timeout")
                .timeout(Duration.ofMillis(20), Mono.just("late"))
                .block());
        System.out.println("cancellations " + reached);
    }

    private static void hot() {
        ConnectableFlux<String> connectable = Flux.just("a").publish();
        System.out.println(connectable == connectable(connectable, "connectable"));
        System.out.println(connectable == flux(connectable, "connectable-as-flux"));
        Sinks.Many<String> sink = Sinks.many().multicast().onBackpressureBuffer();
        Flux<String> hot = flux(sink.asFlux(), "sink");
        List<String> seen = new ArrayList<>();
        hot.subscribe(seen::add);
        hot.subscribe(seen::add);
        sink.tryEmitNext("b");
        sink.tryEmitComplete();
        System.out.println(seen);
        System.out.println(Flux.just("a", "b", "aa")
                .groupBy(String::length)
                .flatMap(group -> flux(group, "group-" + group.key()).count())
                .collectList()
                .block());
    }

    private static void contexts() {
        System.out.println(mono(Mono.deferContextual(view -> Mono.just(view.get("who"))), "context")
                .map(String::valueOf)
                .contextWrite(context -> context.put("who", "agent-9"))
                .block());
    }

    private static void failing() {
        System.out.println(mono(Mono.error(new IllegalStateException("no speech")), "failed")
                .onErrorResume(thrown -> Mono.just("recovered " + thrown.getMessage()))
                .block());
        try {
            mono(Mono.fromCallable(() -> thrower("deep")), "stack").block();
        } catch (IllegalStateException expected) {
            printFrames(expected);
        }
        try {
            mono(Mono.just("a"), "downstream")
                    .map(text -> thrower("downstream"))
                    .block();
        } catch (IllegalStateException expected) {
            printFrames(expected);
        }
        System.out.println(mono(Mono.error(new FutureFiles.AlreadyDone("seen")), "skipped")
                .onErrorReturn("again")
                .block());
    }

    /** Those of the library depend on what it can tell of a mono when it is assembled. */
    private static void printFrames(Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (!frame.getClassName().startsWith("reactor.")) {
                System.out.println(frame);
            }
        }
    }

    private static String thrower(String message) {
        throw new IllegalStateException(message);
    }

    @TrackedFile(path = "{name}", whenEmpty = FileStatus.SKIPPED, skipOn = FutureFiles.AlreadyDone.class)
    static <T> Mono<T> mono(Mono<T> mono, String name) {
        return mono;
    }

    @TrackedFile(path = "{name}", whenEmpty = FileStatus.SKIPPED)
    static Mono<Void> nothing(Mono<Void> mono, String name) {
        return mono;
    }

    @TrackedFile(path = "{name}")
    static Mono<Path> path(Mono<Path> mono, String name) {
        return mono;
    }

    @TrackedFile(path = "{name}")
    static Publisher<String> publisher(Publisher<String> publisher, String name) {
        return publisher;
    }

    @TrackedFile(path = "{name}")
    static Object undeclared(Object result, String name) {
        return result;
    }

    @TrackedFile(path = "{name}", agentId = "{return}")
    static Flux<String> flux(Flux<String> flux, String name) {
        return flux;
    }

    @TrackedFile(path = "{name}")
    static ConnectableFlux<String> connectable(ConnectableFlux<String> flux, String name) {
        return flux;
    }

    @TrackedCommand(value = "asynchronous", exitCode = true)
    static Mono<Integer> asynchronous(Mono<Integer> result) {
        return result.doOnNext(code -> mono(Mono.just("x"), "within").block());
    }

    /** Takes what it is granted: values that it is handed, or a queue. */
    private static final class Polling implements CoreSubscriber<String> {
        private final List<Object> seen;
        private final int mode;
        private Fuseable.@Nullable QueueSubscription<?> queue;
        private int granted;

        Polling(List<Object> seen, int mode) {
            this.seen = seen;
            this.mode = mode;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            queue = (Fuseable.QueueSubscription<?>) subscription;
            granted = queue.requestFusion(mode);
            seen.add(granted);
            if (granted == Fuseable.SYNC) {
                poll();
            } else {
                subscription.request(Long.MAX_VALUE);
            }
        }

        private void poll() {
            while (queue != null && !queue.isEmpty()) {
                seen.add(String.valueOf(queue.poll()));
            }
        }

        @Override
        public void onNext(@Nullable String value) {
            if (granted == Fuseable.NONE) {
                seen.add(String.valueOf(value));
            } else {
                poll();
            }
        }

        @Override
        public void onError(Throwable thrown) {
            seen.add(thrown.getMessage());
        }

        @Override
        public void onComplete() {
            poll();
            seen.add("completed");
        }
    }
}
