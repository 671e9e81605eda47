package io.runtrack.it.host;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListenableFutureTask;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.runtrack.annotations.FileStatus;
import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedEmail;
import io.runtrack.annotations.TrackedFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.ConnectableFlux;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Results that end after their method has returned; docs/capture.md shows these lines and what they become. */
@SuppressWarnings({"CheckReturnValue", "FutureReturnValueIgnored"
}) // what they leave on record counts, not what they return
public final class AsynchronousShapes {
    private AsynchronousShapes() {}

    public static void main(String[] arguments) {
        futures();
        publishers();
        CompletableFuture<Integer> command = command("/async/of-command");
        command.complete(3);
        send("ana@example.com").complete(false);
        tries("di@example.com").blockLast();
        breaks(List.of("ed@example.com", "flo@example.com")).onErrorComplete().blockLast();
        sends("bo@example.com", "cy@example.com").blockLast();
    }

    private static void futures() {
        CompletableFuture<Path> future = future("/async/future");
        future.complete(Path.of("/out/future.json"));
        CompletableFuture<Path> failing = future("/async/failing");
        failing.completeExceptionally(new IllegalStateException("no speech"));
        future("/async/cancelled").cancel(true);
        task("/async/task").run();
        stage("/async/stage");
        undeclared("/async/undeclared");
        listenable("/async/listenable");
        plain("/async/plain").cancel(true);
        upload("/async/void").complete(null);
        find("/async/empty").complete(Optional.empty());
        check("/async/false").complete(false);
        never("/async/never");
    }

    private static void publishers() {
        Mono<Path> mono = mono("/async/mono");
        mono.block();
        mono.block();
        mono("/async/nobody-subscribes");
        emptyMono("/async/empty-mono").block();
        flux("/async/flux").blockLast();
        flux("/async/taken").take(1).blockLast();
        int[] tries = {0};
        retried("/async/retried", tries).retry(1).block();
        live("/async/live").connect().dispose();
        single("/async/single").blockingGet();
        maybe("/async/maybe").blockingGet();
        completable("/async/completable").blockingAwait();
        flowable("/async/flowable").blockingLast();
        observable("/async/observable").blockingLast();
    }

    @TrackedFile
    static CompletableFuture<Path> future(String path) {
        return new CompletableFuture<>();
    }

    @TrackedFile
    static CompletionStage<String> stage(String path) {
        return CompletableFuture.completedStage(path);
    }

    @TrackedFile
    static Object undeclared(String path) {
        return CompletableFuture.failedFuture(new IllegalStateException(path));
    }

    @TrackedFile
    static ListenableFuture<String> listenable(String path) {
        return Futures.immediateFuture(path);
    }

    @TrackedFile
    static Runnable task(String path) {
        return ListenableFutureTask.create(() -> {
            throw new IllegalStateException(path);
        });
    }

    @TrackedFile
    static Future<String> plain(String path) {
        return new FutureTask<>(() -> path);
    }

    @TrackedFile(whenEmpty = FileStatus.FAILED)
    static CompletableFuture<@Nullable Void> upload(String path) {
        return new CompletableFuture<>();
    }

    @TrackedFile(whenEmpty = FileStatus.SKIPPED)
    static CompletableFuture<Optional<Path>> find(String path) {
        return new CompletableFuture<>();
    }

    @TrackedFile(whenFalse = FileStatus.FAILED)
    static CompletableFuture<Boolean> check(String path) {
        return new CompletableFuture<>();
    }

    @TrackedFile
    static CompletableFuture<String> never(String path) {
        return new CompletableFuture<>();
    }

    @TrackedFile
    static Mono<Path> mono(String path) {
        return Mono.fromCallable(() -> Path.of("/out/mono.json"));
    }

    @TrackedFile(whenEmpty = FileStatus.SKIPPED)
    static Mono<Path> emptyMono(String path) {
        return Mono.empty();
    }

    @TrackedFile(outputPath = "/out/{return}")
    static Flux<String> flux(String path) {
        return Flux.just("first", "last");
    }

    @TrackedFile
    static Mono<String> retried(String path, int[] tries) {
        return Mono.fromCallable(() -> {
            if (tries[0]++ == 0) {
                throw new IllegalStateException("busy");
            }
            return path;
        });
    }

    @TrackedFile
    static ConnectableFlux<String> live(String path) {
        return Flux.just(path).publish();
    }

    @TrackedFile
    static Single<String> single(String path) {
        return Single.just(path);
    }

    @TrackedFile(whenEmpty = FileStatus.SKIPPED)
    static Maybe<String> maybe(String path) {
        return Maybe.empty();
    }

    @TrackedFile(whenEmpty = FileStatus.SKIPPED)
    static Completable completable(String path) {
        return Completable.complete();
    }

    @TrackedFile
    static Flowable<String> flowable(String path) {
        return Flowable.just(path);
    }

    @TrackedFile
    static Observable<String> observable(String path) {
        return Observable.just(path);
    }

    @TrackedCommand(value = "later", exitCode = true)
    static CompletableFuture<Integer> command(String path) {
        stage(path);
        return new CompletableFuture<>();
    }

    @TrackedEmail
    static CompletableFuture<Boolean> send(String to) {
        return new CompletableFuture<>();
    }

    @TrackedEmail
    static Flux<Delivery> breaks(List<String> to) {
        return Flux.concat(
                Flux.just(new Delivery(to.get(0), "sent")), Flux.error(new IllegalStateException("connection lost")));
    }

    @TrackedEmail
    static Flux<Boolean> tries(String to) {
        return Flux.just(true, false);
    }

    record Delivery(String email, String status) {}

    @TrackedEmail
    static Flux<Delivery> sends(String first, String second) {
        return Flux.just(new Delivery(first, "sent"), new Delivery(second, "failed"));
    }
}
