package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedEmail;
import io.runtrack.annotations.TrackedFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What templates reach; docs/capture.md shows these lines and what they become. */
@SuppressWarnings({"UnusedVariable", "UnusedMethod", "DoNotCallSuggester"}) // which only templates read
public final class TemplateShapes {
    private final String tenant = "north";

    private TemplateShapes() {}

    record Recording(Path recording, String agentId) {}

    static final class Customer {
        private final String secret = "s-1";
        private final List<Integer> numbers = List.of(1, 2, 3);
        private boolean deleted;

        private String getName() {
            return "bo";
        }

        boolean isVip() {
            return true;
        }

        String fullName() {
            return "Bo Peep";
        }

        String getBroken() {
            throw new IllegalStateException("broken");
        }

        boolean delete() {
            deleted = true;
            return deleted;
        }
    }

    public static void main(String[] arguments) {
        TemplateShapes shapes = new TemplateShapes();
        Customer customer = new Customer();
        byName(new Recording(Path.of("/in/name.wav"), "a-1"));
        byPosition(new String[] {"first", "last"}, Path.of("/in/position.wav"));
        getter(Path.of("/in/getter.wav"), customer);
        booleanGetter(Path.of("/in/boolean.wav"), customer);
        method(Path.of("/in/method.wav"), customer);
        field(Path.of("/in/field.wav"), customer);
        key(Path.of("/in/key.wav"), Map.of("agent", "a-2"));
        element(Path.of("/in/element.wav"), customer);
        shapes.receiver(Path.of("/in/receiver.wav"));
        result(Path.of("/in/result.wav"));
        optional(Path.of("/in/optional.wav"));
        text(Path.of("/in/text.wav"));
        braces(Path.of("/in/braces.wav"));
        absent(Path.of("/in/null.wav"), null);
        failing(Path.of("/in/failing.wav"), customer);
        action(Path.of("/in/action.wav"), customer);
        if (customer.deleted) {
            throw new AssertionError("a template has deleted something");
        }
        nightly(new String[] {"--config", "/etc/nightly.yaml", "2026-01-31"});
        welcome(customer);
    }

    @TrackedFile(path = "{call.recording}", agentId = "{call.agentId}")
    static void byName(Recording call) {}

    @TrackedFile(path = "{1}", agentId = "{0[-1]}")
    static void byPosition(String[] arguments, Path file) {}

    @TrackedFile(agentId = "{customer.name}")
    static void getter(Path file, Customer customer) {}

    @TrackedFile(agentId = "{customer.vip}")
    static void booleanGetter(Path file, Customer customer) {}

    @TrackedFile(agentId = "{customer.fullName}")
    static void method(Path file, Customer customer) {}

    @TrackedFile(agentId = "{customer.secret}")
    static void field(Path file, Customer customer) {}

    @TrackedFile(agentId = "{options.agent}")
    static void key(Path file, Map<String, String> options) {}

    @TrackedFile(agentId = "{customer.numbers[-2]}")
    static void element(Path file, Customer customer) {}

    @TrackedFile(agentId = "{this.tenant}")
    void receiver(Path file) {}

    @TrackedFile(outputPath = "{return}")
    static String result(Path file) {
        return "/out/result.json";
    }

    @TrackedFile(agentId = "{return.agentId}")
    static Optional<Recording> optional(Path file) {
        return Optional.of(new Recording(file, "a-3"));
    }

    @TrackedFile(outputPath = "out/{0.fileName}.json")
    static void text(Path file) {}

    @TrackedFile(agentId = "{{not a template}")
    static void braces(Path file) {}

    @TrackedFile(agentId = "{customer.name}")
    static void absent(Path file, @Nullable Customer customer) {}

    @TrackedFile(agentId = "{customer.broken}")
    static void failing(Path file, Customer customer) {}

    @TrackedFile(agentId = "{customer.delete}")
    static void action(Path file, Customer customer) {}

    @TrackedCommand(value = "nightly", configPath = "{args[1]}", targetDate = "{args[-1]}")
    static void nightly(String[] args) {}

    @TrackedEmail(agentName = "{customer.fullName}", email = "{customer.name}@example.com")
    static void welcome(Customer customer) {}
}
