package io.runtrack.it.host;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Futures and their stages: most of them completed by the other side. */
final class WaysToComplete {
    private static final Exchanger<CompletableFuture<String>> EXCHANGER = new Exchanger<>();
    private static final ExecutorService SHARED = Executors.newFixedThreadPool(2, WaysToComplete::daemon);

    private WaysToComplete() {}

    static void all(Side side) throws Exception {
        CompletableFuture.runAsync(side.file("run-async")).get();
        CompletableFuture.runAsync(side.file("run-async-in-pool"), SHARED).get();
        CompletableFuture.supplyAsync(() -> made(side, "supply-async"))
                .thenApplyAsync(text -> made(side, "apply-async"))
                .thenAcceptAsync(text -> side.makeFile("accept-async"), SHARED)
                .get();
        CompletableFuture.runAsync(
                        side.file("later"), CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS, SHARED))
                .get();
        CompletableFuture<String> ours = new CompletableFuture<>();
        CompletableFuture<Void> stages = stages(side, ours);
        Executor executor = side.name().equals("alpha") ? SHARED : Runnable::run;
        CompletableFuture<String> theirs = EXCHANGER.exchange(ours);
        Runnable after = side.file("after-completing");
        executor.execute(() -> {
            theirs.complete("done by " + side.name());
            after.run();
        });
        stages.get();
    }

    private static CompletableFuture<Void> stages(Side side, CompletableFuture<String> source) {
        CompletableFuture<String> applied = source.thenApply(text -> made(side, "apply"));
        CompletableFuture<String> failed = source.thenApply(text -> {
            throw new IllegalStateException(made(side, "failing"));
        });
        return CompletableFuture.allOf(
                applied.thenAccept(text -> side.makeFile("accept")),
                source.thenApplyAsync(text -> made(side, "apply-async-later"), SHARED),
                source.thenRunAsync(side.file("run-async-later")),
                applied.thenCombine(source, (left, right) -> made(side, "combine")),
                source.thenCompose(text -> CompletableFuture.supplyAsync(() -> made(side, "compose"), SHARED)),
                source.whenComplete((text, error) -> side.makeFile("when-complete")),
                failed.handle((text, error) -> made(side, "handle")),
                failed.exceptionally(error -> made(side, "exceptionally")),
                applied.applyToEither(new CompletableFuture<>(), text -> made(side, "either")),
                CompletableFuture.anyOf(source).thenRun(side.file("any-of")));
    }

    private static String made(Side side, String way) {
        side.makeFile(way);
        return way;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }
}
