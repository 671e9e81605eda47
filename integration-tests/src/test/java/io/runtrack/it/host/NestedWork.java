package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A command that calls another again and again, while work of its own goes on in the background; both use one pool. */
public final class NestedWork {
    private static final ExecutorService POOL = Executors.newFixedThreadPool(3);

    private NestedWork() {}

    public static void main(String[] arguments) throws Exception {
        outer(Integer.parseInt(arguments[0]));
        POOL.shutdown();
    }

    @TrackedCommand("outer")
    static void outer(int times) throws Exception {
        ScheduledExecutorService ticker = Executors.newScheduledThreadPool(1);
        ScheduledFuture<?> ticks = ticker.scheduleAtFixedRate(() -> handle("outer/tick"), 0, 1, TimeUnit.MILLISECONDS);
        for (int i = 0; i < times; i++) {
            inner();
            POOL.submit(() -> handle("outer/between")).get();
        }
        ticks.cancel(false);
        ticker.shutdown();
        WaysToSubmit.end(ticker);
    }

    @TrackedCommand("inner")
    static void inner() throws Exception {
        List<Future<?>> work = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            work.add(POOL.submit(() -> handle("inner/pool")));
        }
        work.add(CompletableFuture.runAsync(() -> handle("inner/future"))
                .thenRunAsync(() -> handle("inner/stage"), POOL));
        IntStream.range(0, 4).parallel().forEach(i -> handle("inner/stream"));
        for (Future<?> done : work) {
            done.get();
        }
    }

    @TrackedFile
    static void handle(String path) {
        Thread.onSpinWait();
    }
}
