package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Overrides that have other threads call what they override, and what only looks like that. */
public final class SuperCalls {
    private static final ExecutorService POOL = Executors.newCachedThreadPool();
    private static final CyclicBarrier BOTH = new CyclicBarrier(2);

    private SuperCalls() {}

    static class Base {
        @TrackedFile(agentId = "{this}")
        Path work(Path file) throws Exception {
            return file;
        }

        @TrackedFile(agentId = "{this}")
        CompletableFuture<Path> later(Path file) {
            return CompletableFuture.completedFuture(file);
        }

        @TrackedCommand("job")
        void run() throws Exception {}

        @Override
        public String toString() {
            return getClass().getSimpleName();
        }
    }

    static class ByLambda extends Base {
        @Override
        Path work(Path file) throws Exception {
            return POOL.submit(() -> POOL.submit(() -> super.work(file)).get()).get();
        }

        @Override
        void run() throws Exception {
            POOL.submit(() -> {
                        super.run();
                        return null;
                    })
                    .get();
        }
    }

    static class ByReference extends Base {
        @Override
        CompletableFuture<Path> later(Path file) {
            Function<Path, CompletableFuture<Path>> overridden = super::later;
            return CompletableFuture.completedFuture(file).thenComposeAsync(overridden, POOL);
        }
    }

    static class ByInnerClass extends Base {
        @Override
        Path work(Path file) throws Exception {
            return POOL.submit(new Callable<Path>() {
                        @Override
                        public Path call() throws Exception {
                            return ByInnerClass.super.work(file);
                        }
                    })
                    .get();
        }
    }

    static class ByMethodBetween extends Base {
        @Override
        Path work(Path file) throws Exception {
            return between(file);
        }

        @TrackedFile(agentId = "between")
        Path between(Path file) throws Exception {
            return super.work(file);
        }
    }

    /** Two calls of one object at once. */
    static class AtOnce extends Base {
        @Override
        Path work(Path file) throws Exception {
            BOTH.await();
            Path done = POOL.submit(() -> super.work(file)).get();
            BOTH.await();
            return done;
        }
    }

    static class Recursive extends Base {
        @Override
        Path work(Path file) throws Exception {
            if (file.getNameCount() < 3) {
                POOL.submit(() -> work(file.resolve("child"))).get();
            }
            return POOL.submit(() -> super.work(file)).get();
        }
    }

    /** While its override is in progress, what is overridden is called by another method. */
    static class OfAnother extends Base {
        @Override
        Path work(Path file) throws Exception {
            return POOL.submit(this::another).get();
        }

        Path another() throws Exception {
            return super.work(Path.of("/another"));
        }
    }

    static class WhenOver extends Base {
        private final CountDownLatch over = new CountDownLatch(1);
        private Future<?> task = CompletableFuture.completedFuture(null);

        @Override
        Path work(Path file) {
            task = POOL.submit(() -> {
                over.await();
                return super.work(file);
            });
            return file;
        }
    }

    public static void main(String[] arguments) throws Exception {
        new ByLambda().work(Path.of("/lambda"));
        new ByLambda().run();
        new ByReference().later(Path.of("/reference")).get();
        new ByInnerClass().work(Path.of("/inner"));
        new ByMethodBetween().work(Path.of("/between"));
        AtOnce atOnce = new AtOnce();
        Future<Path> one = POOL.submit(() -> atOnce.work(Path.of("/at-once/1")));
        atOnce.work(Path.of("/at-once/2"));
        one.get();
        new Recursive().work(Path.of("/recursive"));
        new OfAnother().work(Path.of("/of-another"));
        WhenOver whenOver = new WhenOver();
        whenOver.work(Path.of("/over"));
        whenOver.over.countDown();
        whenOver.task.get();
        POOL.shutdown();
    }
}
