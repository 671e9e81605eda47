package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Commands that wait for the futures of their files, or return them: they end when the last file does, and not before.
 */
public final class JoinedFutures {
    private static final ExecutorService WORKERS = Executors.newFixedThreadPool(4);

    private JoinedFutures() {}

    public static void main(String[] arguments) {
        for (int round = Integer.parseInt(arguments[0]); round > 0; round--) {
            waiting();
            returning().join();
            handingOn().join();
        }
        WORKERS.shutdown();
    }

    @TrackedCommand("waiting")
    static void waiting() {
        CompletableFuture.allOf(transcribe("a"), transcribe("b"), transcribe("c"))
                .join();
    }

    @TrackedCommand("returning")
    static CompletableFuture<Void> returning() {
        return CompletableFuture.allOf(transcribe("a"), transcribe("b"), transcribe("c"));
    }

    @TrackedCommand("handing-on")
    static CompletableFuture<String> handingOn() {
        return transcribe("a");
    }

    @TrackedFile(path = "{name}")
    static CompletableFuture<String> transcribe(String name) {
        return CompletableFuture.supplyAsync(() -> name, WORKERS);
    }
}
