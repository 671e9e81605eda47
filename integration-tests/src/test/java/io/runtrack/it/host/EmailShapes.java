package io.runtrack.it.host;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.annotations.TrackedEmail;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What methods that send emails take and return; docs/capture.md shows these lines and what they become. */
public final class EmailShapes {

    record Sent(String agentId, String email) {}

    record Refused(String agent_id, String email, String reason) {}

    record Batch(List<Sent> sent, List<Refused> failed) {}

    record Outcome(String email, String status, @Nullable String error) {}

    record Person(String id, String name, List<String> addresses) {}

    enum Delivery {
        SENT,
        FAILED
    }

    /** Getters, as beans have them. */
    static final class Bean {
        public Collection<String> getSkipped() {
            return List.of("bean@b.com");
        }

        public int getSent() {
            return 0;
        }
    }

    /** Accessors without a prefix, as Lombok makes them with {@code @Accessors(fluent = true)}. */
    static final class Fluent {
        private final Map<String, String> only = Map.of("email", "fluent@b.com", "message", "later");

        List<Map<String, String>> failed() {
            return List.of(only);
        }
    }

    /** The shape of a Kotlin data class: final fields, getters, {@code component1}, {@code copy}. */
    static final class KotlinData {
        private final List<String> sent;

        KotlinData(List<String> sent) {
            this.sent = sent;
        }

        public List<String> getSent() {
            return sent;
        }

        public List<String> component1() {
            return sent;
        }

        public KotlinData copy(List<String> other) {
            return new KotlinData(other);
        }
    }

    private EmailShapes() {}

    public static void main(String[] arguments) {
        mapOfLists();
        recordOfLists();
        bean();
        fluent();
        kotlin();
        listOfResults();
        array();
        iterable();
        single();
        constant();
        trySend("true@b.com");
        tryLater("false@b.com");
        nothing("void@b.com");
        quietly(() -> broken("smtp"));
        sendEach(List.of("each-1@b.com", "each-2@b.com"));
        sendTo("varargs-1@b.com", "varargs-2@b.com");
        sendTo(new Person("a-7", "Ann", List.of("ann@b.com", "ann@c.com")));
        outer("outer@b.com");
        submitting("submitting@b.com");
        quietly(() -> sendAllOf(List.of()));
    }

    private static void quietly(Runnable sending) {
        try {
            sending.run();
        } catch (RuntimeException expected) {
            // it is on record
        }
    }

    @TrackedEmail
    static Map<String, List<Map<String, String>>> mapOfLists() {
        return Map.of(
                "sent", List.of(Map.of("agent_id", "a-1", "email", "map@b.com")),
                "skipped", List.of(Map.of("agentId", "a-2", "reason", "no address")));
    }

    @TrackedEmail
    static Batch recordOfLists() {
        return new Batch(List.of(new Sent("a-1", "one@b.com")), List.of(new Refused("a-2", "two@b.com", "bounced")));
    }

    @TrackedEmail
    static Bean bean() {
        return new Bean();
    }

    @TrackedEmail
    static Fluent fluent() {
        return new Fluent();
    }

    @TrackedEmail
    static KotlinData kotlin() {
        return new KotlinData(List.of("kotlin@b.com"));
    }

    @TrackedEmail
    static List<Outcome> listOfResults() {
        return List.of(new Outcome("list-1@b.com", "sent", null), new Outcome("list-2@b.com", "ERROR", "full"));
    }

    @TrackedEmail
    static Outcome[] array() {
        return new Outcome[] {new Outcome("array@b.com", "ignored", null)};
    }

    @TrackedEmail
    static Iterable<Outcome> iterable() {
        List<Outcome> results = List.of(new Outcome("iterable@b.com", "ok", null));
        return () -> results.iterator();
    }

    @TrackedEmail
    static Optional<Outcome> single() {
        return Optional.of(new Outcome("single@b.com", "failed", "refused"));
    }

    @TrackedEmail(email = "constant@b.com")
    static Delivery constant() {
        return Delivery.FAILED;
    }

    @TrackedEmail
    static boolean trySend(String recipient) {
        return !recipient.isEmpty();
    }

    @TrackedEmail(whenFalse = EmailStatus.SKIPPED)
    static boolean tryLater(String to) {
        return to.isEmpty();
    }

    @TrackedEmail
    static void nothing(String email) {}

    @TrackedEmail(email = "broken@b.com")
    static void broken(String server) {
        if (!server.isEmpty()) {
            throw new CompletionException(new IllegalStateException("no route to ".concat(server)));
        }
    }

    @TrackedEmail
    static void sendEach(Collection<String> to) {}

    @TrackedEmail
    static void sendTo(String... to) {}

    @TrackedEmail(agentId = "{who.id}", agentName = "{who.name}", email = "{who.addresses}")
    static void sendTo(Person who) {}

    @TrackedEmail
    static void outer(String to) {
        nothing("inner-".concat(to));
    }

    @TrackedEmail
    static void submitting(String to) {
        CompletableFuture.runAsync(() -> nothing("task-of-".concat(to))).join();
    }

    @TrackedEmail
    static void sendAllOf(List<String> to) {
        if (to.isEmpty()) {
            throw new IllegalStateException("no recipients");
        }
    }
}
