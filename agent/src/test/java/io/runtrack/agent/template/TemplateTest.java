package io.runtrack.agent.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.method.Reflected;
import io.runtrack.agent.values.Accessors;
import java.io.File;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    @SuppressWarnings("unused")
    abstract static class Samples {
        abstract Object process(Call call, Path path, String[] args, Map<?, ?> options, List<?> list);

        static void launch(String[] args) {}
    }

    record Call(String agentId, Customer customer) {}

    @SuppressWarnings({"unused", "FieldCanBeLocal", "FieldCanBeStatic"})
    static class Person {
        static final String PLANET = "Earth";
        private final String nickname = "Bo";
        private final String secret = "field";

        String getSecret() {
            return "getter";
        }

        String secret() {
            return "method";
        }

        boolean isVip() {
            return true;
        }

        String isOdd() {
            return "no boolean";
        }

        static String getKind() {
            return "static getter";
        }

        void name() {
            throw new AssertionError("a void method is no accessor");
        }

        String label(String argument) {
            throw new AssertionError("a method with arguments is no accessor " + argument);
        }
    }

    static class Customer extends Person {
        String fullName() {
            return "Bo Peep";
        }
    }

    private static final Call CALL = new Call("A7", new Customer());
    private static final Object[] ARGUMENTS = {
        CALL,
        Path.of("in/a.wav"),
        new String[] {"one", "two"},
        Map.of("agent.id", "dotted", "agentId", "A9", "size", "XL"),
        Arrays.asList("first", null, List.of(1, 2, 3))
    };

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "'{{literal}', '{literal}'",
        "'}{{{{}', '}{{}'",
        "{path}, in/a.wav",
        "{ path }, in/a.wav",
        "{1}, in/a.wav",
        "{1.fileName}, a.wav",
        "out/{1.fileName}.json, out/a.wav.json",
        "{call.agentId}/{args[1]}, A7/two",
        "{0.customer.fullName}, Bo Peep",
        "{call.customer.secret}, getter",
        "{call.customer.nickname}, Bo",
        "{call.customer.vip}, true",
        "{call.customer.PLANET}, Earth",
        "{call.class.simpleName}, Call",
        "{args[0]}, one",
        "{args[-1]}, two",
        "{args[-2]}, one",
        "{args.length},",
        "{args}, '[one, two]'",
        "{list[0]}, first",
        "{list[-1][0]}, 1",
        "{list[2][-1]}, 3",
        "{list.size}, 3",
        "{options.agentId}, A9",
        "{options.size}, XL",
        "{options.empty}, false",
        "{this}, receiver",
        "{this.length}, 8",
        "{return}, result",
        "{return.present}, true",
        "{return.bytes[0]}, 114",
    })
    void fills(String template, @Nullable String text) throws Exception {
        SampleCall call = SampleCall.with(ARGUMENTS).on("receiver").returning(Optional.of("result"));

        assertThat(parse(template).text(call)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{list[1]}", // null
                "{list[1].part}",
                "{list[3]}",
                "{list[-4]}",
                "{args[9]}",
                "{path[0]}",
                "{call.missing}",
                "{call.customer.name}", // void
                "{call.customer.label}", // needs an argument
                "{call.customer.odd}", // is… that is no boolean
                "{call.customer.kind}", // static
                "{call.notify}",
                "{call.wait}",
                "{call.clone}",
                "{return.value}", // private to the JDK
                "{this.hash}", // private to the JDK
                "before {call.missing} after",
            })
    void isNullWhenOneOfItsValuesIs(String template) throws Exception {
        SampleCall call = SampleCall.with(ARGUMENTS).on("receiver").returning(Optional.of("result"));

        assertThat(parse(template).text(call)).isNull();
    }

    @Test
    void doesNothingWaitsForNothingAndUsesNothingUp() throws Exception {
        AtomicInteger counter = new AtomicInteger(1);
        Deque<String> queue = new ArrayDeque<>(List.of("one"));
        Iterator<String> iterator = List.of("one").iterator();
        Stream<String> stream = Stream.of("one");
        CompletableFuture<String> endless = new CompletableFuture<>();
        File file = File.createTempFile("template", ".txt");
        Job job = new Job();
        Object[][] cases = {
            {counter, "andIncrement", "incrementAndGet"},
            {queue, "poll", "pop", "remove", "removeFirst", "pollLast"},
            {iterator, "next"},
            {stream, "count", "findFirst", "iterator", "isParallel"},
            {endless, "get", "join"},
            {file, "delete", "mkdir", "createNewFile"},
            {job, "run"},
        };
        for (Object[] each : cases) {
            for (int i = 1; i < each.length; i++) {
                String template = "{list[0]." + each[i] + "}";
                SampleCall call = SampleCall.with(CALL, null, null, null, List.of(each[0]));

                assertThat(parse(template).text(call)).as(template).isNull();
            }
        }

        assertThat(job.calls).isZero();
        assertThat(counter).hasValue(1);
        assertThat(queue).containsExactly("one");
        assertThat(iterator).hasNext();
        assertThat(stream).containsExactly("one");
        assertThat(file).exists();
        assertThat(file.delete()).isTrue();
        assertThat(parse("{list[0].next}").text(SampleCall.with(CALL, null, null, null, List.of(job))))
                .isEqualTo("the field's own");
    }

    /** What a template must not do, and what it may by the same kind of name. */
    @SuppressWarnings("unused")
    static final class Job {
        private final String next = "the field's own";
        private int calls;

        String next() {
            return next;
        }

        String run() {
            calls++;
            return "";
        }
    }

    @Test
    void keepsTheValueOfALonePlaceholder() throws Exception {
        SampleCall call = SampleCall.with(ARGUMENTS);

        assertThat(parse("{args}").valueOrNull(call)).isSameAs(ARGUMENTS[2]);
        assertThat(parse("{list[2]}").valueOrNull(call)).isEqualTo(List.of(1, 2, 3));
    }

    @Test
    void looksThroughOptionalsOnTheWay() throws Exception {
        SampleCall call = SampleCall.with().returning(Optional.of(CALL));

        assertThat(parse("{return.agentId}").text(call)).isEqualTo("A7");
        assertThat(parse("{return.get.agentId}").text(call)).isEqualTo("A7");
        assertThat(parse("{return.agentId}").text(SampleCall.with().returning(Optional.empty())))
                .isNull();
    }

    @Test
    void asksMapsOfOtherKeysForNothing() throws Exception {
        Object[] arguments = {CALL, null, null, new TreeMap<>(Map.of(1, "one")), null};

        assertThat(parse("{options.agentId}").text(SampleCall.with(arguments))).isNull();
        assertThat(parse("{options.firstKey}").text(SampleCall.with(arguments))).isEqualTo("1");
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                arguments("{file}", "no parameter {file}"),
                arguments("{file}", "write {call} for the " + Call.class.getName() + ", {path} for the java.nio.file"),
                arguments("{5}", "no parameter {5}"),
                arguments("{99999999999}", "not a number"),
                arguments("{path", "a { has no }"),
                arguments("{", "a { has no }"),
                arguments("{}", "a name is missing"),
                arguments("{path.}", "a name is missing"),
                arguments("{path.{x}}", "stray {"),
                arguments("{args[0}", "a [ has no ]"),
                arguments("{args[x]}", "\"x\" is not a number"),
                arguments("{args[0]x}", "after ]"),
                arguments("{args]}", "stray ]"));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void saysWhyItDoesNotFit(String template, String reason) {
        assertThatThrownBy(() -> parse(template))
                .isInstanceOf(UnboundTemplateException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void namesPositionsWhenTheClassFileHoldsNoNames() throws Exception {
        Method method = Reflected.method(Samples.class, "launch");

        assertThatThrownBy(() -> TemplateParser.parse("{args}", Reflected.shape(method, false), accessors()))
                .hasMessageContaining("write {0} for the [Ljava.lang.String;")
                .hasMessageContaining("-parameters: the class file holds no parameter names");
        MethodShape rewritten = Reflected.shape(method, false).withLostNames();
        assertThatThrownBy(() -> TemplateParser.parse("{args}", rewritten, accessors()))
                .hasMessageContaining("write {0} for the [Ljava.lang.String;")
                .hasMessageContaining("another agent may have removed them")
                .hasMessageNotContaining("the class file holds no");
        assertThat(TemplateParser.parse("{0[0]}", Reflected.shape(method, false), accessors())
                        .text(SampleCall.with((Object) new String[] {"x"})))
                .isEqualTo("x");
    }

    @Test
    void knowsWhichMethodsHaveReceiverAndResult() {
        MethodShape method = Reflected.shape(Reflected.method(Samples.class, "launch"));

        assertThatThrownBy(() -> TemplateParser.parse("{this}", method, accessors()))
                .hasMessageContaining("static method");
        assertThatThrownBy(() -> TemplateParser.parse("{return}", method, accessors()))
                .hasMessageContaining("void method");
    }

    private static FieldSource parse(String template) throws UnboundTemplateException {
        return TemplateParser.parse(template, Reflected.shape(Reflected.method(Samples.class, "process")), accessors());
    }

    private static Accessors accessors() {
        return new Accessors((module, name) -> {});
    }
}
