import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Two commands at once that hand work to virtual threads, and to what else is newer than Java 17. Compiled by the JDK that runs it. */
public final class VirtualCommands {
    private static final CyclicBarrier BOTH = new CyclicBarrier(2);
    private static final ForkJoinPool SHARED = new ForkJoinPool(2);

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[0]);
        Thread alpha = new Thread(() -> unchecked(() -> alpha(rounds)));
        Thread beta = Thread.ofVirtual().unstarted(() -> unchecked(() -> beta(rounds)));
        alpha.start();
        beta.start();
        alpha.join();
        beta.join();
    }

    @TrackedCommand("alpha")
    static void alpha(int rounds) throws Exception {
        work("alpha", rounds);
    }

    @TrackedCommand("beta")
    static void beta(int rounds) throws Exception {
        work("beta", rounds);
    }

    private static void work(String side, int rounds) throws Exception {
        AtomicInteger files = new AtomicInteger();
        BOTH.await();
        for (int round = 0; round < rounds; round++) {
            threads(side, files);
            executor(side, files);
            scope(side, files);
            SHARED.schedule(() -> made(side, files, "fork-join-schedule"), 1, TimeUnit.MILLISECONDS).get();
        }
        BOTH.await();
        System.out.println(side + " " + files);
        BOTH.await();
    }

    private static void threads(String side, AtomicInteger files) throws Exception {
        Thread virtual = Thread.startVirtualThread(() -> {
            pause();
            made(side, files, "virtual");
        });
        Thread nested = Thread.ofVirtual().start(() -> unchecked(() -> {
            Thread inner = Thread.ofPlatform().start(() -> made(side, files, "platform-of-virtual"));
            inner.join();
            pause();
            made(side, files, "virtual-outer");
        }));
        virtual.join();
        nested.join();
    }

    private static void executor(String side, AtomicInteger files) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 5; i++) {
                executor.submit(() -> {
                    pause();
                    made(side, files, "per-task");
                });
            }
        }
    }

    private static void scope(String side, AtomicInteger files) throws Exception {
        try (var scope = StructuredTaskScope.open()) {
            scope.fork(() -> made(side, files, "scope"));
            scope.fork(() -> {
                try (var inner = StructuredTaskScope.open()) {
                    inner.fork(() -> made(side, files, "scope-in-scope"));
                    inner.join();
                }
                List.of(1, 2, 3, 4).parallelStream().forEach(i -> made(side, files, "stream"));
                return null;
            });
            scope.join();
        }
    }

    private static void pause() {
        unchecked(() -> Thread.sleep(1));
    }

    private static void made(String side, AtomicInteger files, String way) {
        handle(side + "/" + way + "/" + files.incrementAndGet());
    }

    @TrackedFile
    static void handle(String path) {
        Thread.onSpinWait();
    }

    interface Work {
        void run() throws Exception;
    }

    private static void unchecked(Work work) {
        try {
            work.run();
        } catch (Exception problem) {
            problem.printStackTrace();
            Runtime.getRuntime().halt(9);
        }
    }
}
