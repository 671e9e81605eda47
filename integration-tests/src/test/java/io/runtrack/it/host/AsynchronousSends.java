package io.runtrack.it.host;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedEmail;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Emails whose fate is known later: from a future, a mono, a flux; in a command that is itself a future. */
public final class AsynchronousSends {

    private AsynchronousSends() {}

    public static void main(String[] arguments) throws Exception {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        CompletableFuture<Integer> command = command(gate);
        gate.complete(null);
        System.out.println(command.get());
    }

    @TrackedCommand(value = "asynchronous-sends", exitCode = true)
    static CompletableFuture<Integer> command(CompletableFuture<Void> gate) {
        return gate.thenApply(opened -> {
            batch().join();
            accepted("ada@example.com").block();
            System.out.println(each().count().block());
            refused("bob@example.com").exceptionally(thrown -> null).join();
            outer("carl@example.com").block();
            return 0;
        });
    }

    @TrackedEmail
    static CompletableFuture<Map<String, List<String>>> batch() {
        return CompletableFuture.supplyAsync(
                () -> Map.of("sent", List.of("sent-1@example.com"), "failed", List.of("failed-1@example.com")));
    }

    @TrackedEmail(whenFalse = EmailStatus.SKIPPED)
    static Mono<Boolean> accepted(String to) {
        return Mono.just(false);
    }

    @TrackedEmail
    static Flux<Map<String, String>> each() {
        return Flux.just(
                        Map.of("email", "flux-1@example.com", "status", "sent"),
                        Map.of("email", "flux-2@example.com", "status", "failed", "reason", "full"))
                .hide();
    }

    @TrackedEmail
    static CompletableFuture<Boolean> refused(String to) {
        return CompletableFuture.supplyAsync(() -> {
            throw new IllegalStateException("no route");
        });
    }

    /** One email, though two tracked methods have to do with it. */
    @TrackedEmail
    static Mono<Boolean> outer(String to) {
        return Mono.defer(() -> accepted(to).thenReturn(true));
    }
}
