package io.runtrack.it.host;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;
import java.util.stream.IntStream;

/** Fork-join pools and parallel streams. */
final class WaysToFork {
    private static final ForkJoinPool SHARED = new ForkJoinPool(2);

    private WaysToFork() {}

    static void all(Side side) throws Exception {
        SHARED.submit(side.file("fork-join-submit")).get();
        SHARED.invoke(new Halved(side, 8));
        SHARED.invokeAll(List.of(() -> {
            side.makeFile("fork-join-invoke-all");
            return null;
        }));
        ForkJoinPool.commonPool().submit(new Halved(side, 8)).get();
        new Halved(side, 4).fork().join();
        new Halved(side, 4).invoke();
        IntStream.range(0, 32).parallel().forEach(i -> side.makeFile("stream"));
        WaysToSubmit.end(ended(side));
    }

    private static ForkJoinPool ended(Side side) {
        ForkJoinPool own = new ForkJoinPool(2);
        own.execute(side.file("fork-join-execute"));
        own.submit(() -> IntStream.range(0, 16).parallel().forEach(i -> side.makeFile("stream-in-pool")))
                .join();
        return own;
    }

    @SuppressWarnings("serial") // never serialized
    private static final class Halved extends RecursiveAction {
        private final Side side;
        private final int size;

        Halved(Side side, int size) {
            this.side = side;
            this.size = size;
        }

        @Override
        protected void compute() {
            side.makeFile("fork");
            if (size > 1) {
                invokeAll(new Halved(side, size / 2), new Halved(side, size - size / 2));
            }
        }
    }
}
