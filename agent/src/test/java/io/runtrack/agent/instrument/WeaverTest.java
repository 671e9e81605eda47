package io.runtrack.agent.instrument;

import static io.runtrack.agent.instrument.WovenLoader.call;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.runtrack.agent.method.MethodShape;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WeaverTest {

    private final Recorder recorder = new Recorder();
    private final List<String> warnings = new ArrayList<>();
    private final List<Throwable> suppressed = new ArrayList<>();
    private Linkage linkage;

    @BeforeEach
    void installLinkage() throws Exception {
        linkage = Linkage.install(ByteBuddyAgent.getInstrumentation());
        linkage.onError(suppressed::add);
    }

    @Test
    void passesReceiverArgumentsAndResultOfEverySignature() throws Exception {
        Object self = newInstance(Samples.Signatures.class);
        int[][] matrix = {{1}};
        Object[][] cases = {
            {"all", self, 371L, true, (byte) 2, 'a', (short) 3, 4, 5L, 6.5f, 7.5, "eight", new int[] {241}},
            {"isStatic", null, 3.5, 1L, 2.5},
            {"isPrivate", self, 1.5f, 1.5f},
            {"isFinal", self, true, true},
            {"isSynchronized", self, 'x', 'x'},
            {"isStaticSynchronized", null, (byte) 9, (byte) 9},
            {"isPackagePrivate", self, (short) 9, (short) 9},
            {"isVarargs", self, List.of("a", "b"), new String[] {"a", "b"}},
            {"isGeneric", self, "b", "a", "b"},
            {"isVoid", self, null},
            {"returnsArray", self, matrix, matrix},
            {"returnsNull", self, null, Path.of("x")},
        };
        for (Object[] each : cases) {
            recorder.calls.clear();
            Object[] arguments = Arrays.copyOfRange(each, 3, each.length);

            Object result = call(self.getClass(), each[1], (String) each[0], arguments);

            Recorder.Call call = recorder.onlyCall();
            assertThat(call.method.name()).isEqualTo(each[0]);
            assertThat(call.self).as("receiver of %s", each[0]).isSameAs(each[1]);
            assertThat(call.arguments).as("arguments of %s", each[0]).containsExactly(arguments);
            assertThat(result).as("result of %s", each[0]).isEqualTo(each[2]);
            assertThat(call.result).as("seen result of %s", each[0]).isEqualTo(each[2]);
            assertThat(call.ended).isTrue();
            assertThat(call.thrown).isNull();
        }
        assertThat(recorder.methods).hasSize(cases.length);
        assertThat(suppressed).isEmpty();
    }

    @Test
    void bindsAMethodAnewOnlyWhenWhatIsTrackedOfItHasChanged() throws Exception {
        Weaver weaver = new Weaver(linkage, recorder, warnings::add);
        byte[] version = WovenLoader.classFile(Samples.Attributes.class);
        byte[] changed = new String(version, StandardCharsets.ISO_8859_1)
                .replace("audio", "video")
                .getBytes(StandardCharsets.ISO_8859_1);

        byte[] woven = weaver.weave(WovenLoader.typeOf(version), version);
        for (int i = 0; i < 10; i++) {
            assertThat(weaver.weave(WovenLoader.typeOf(version), version)).isEqualTo(woven);
        }
        assertThat(weaver.weave(WovenLoader.typeOf(changed), changed)).isNotEqualTo(woven);

        assertThat(recorder.methods).extracting(MethodShape::name).containsExactly("file", "both", "nothing", "file");
    }

    @Test
    void leavesLocalsLoopsAndHandlersAlone() throws Exception {
        Object woven = newInstance(Samples.Flow.class);
        for (Object[] arguments : new Object[][] {{"a", 5}, {"b", 5}, {"c", 9}, {"a", 0}}) {
            recorder.calls.clear();

            Object result = call(woven.getClass(), woven, "work", arguments);

            assertThat(result).isEqualTo(call(Samples.Flow.class, new Samples.Flow(), "work", arguments));
            assertThat(recorder.onlyCall().result).isEqualTo(result);
            assertThat(recorder.onlyCall().arguments)
                    .as("as given, not as assigned to")
                    .containsExactly(arguments);
        }
    }

    @Test
    void handsOnTheVeryExceptionWithTheVeryStack() throws Exception {
        Object woven = newInstance(Samples.Flow.class);
        RuntimeException problem = new IllegalArgumentException("mine");

        Throwable thrown = catchThrowable(() -> call(woven.getClass(), woven, "fails", problem));
        assertThat(thrown).isSameAs(problem);
        assertThat(recorder.onlyCall().thrown).isSameAs(problem);

        Throwable wovenOne = catchThrowable(() -> call(woven.getClass(), woven, "divides", 0));
        Throwable plainOne = catchThrowable(() -> call(Samples.Flow.class, new Samples.Flow(), "divides", 0));
        assertThat(wovenOne).isInstanceOf(ArithmeticException.class).hasMessage(plainOne.getMessage());
        assertThat(wovenOne.getStackTrace()[0].getLineNumber())
                .isPositive()
                .isEqualTo(plainOne.getStackTrace()[0].getLineNumber());
        assertThat(wovenOne.getStackTrace()[1].getMethodName()).isEqualTo(plainOne.getStackTrace()[1].getMethodName());
        assertThat(suppressed).isEmpty();
    }

    @Test
    void nestsRecursiveCalls() throws Exception {
        Object woven = newInstance(Samples.Flow.class);

        assertThat(call(woven.getClass(), woven, "recurses", 2)).isEqualTo(2);

        assertThat(recorder.calls).extracting(call -> call.arguments.get(0)).containsExactly(2, 1, 0);
        assertThat(recorder.calls).extracting(call -> call.result).containsExactly(2, 1, 0);
    }

    @Test
    void survivesAStackOverflowAnywhereOnTheWay() throws Exception {
        Object woven = newInstance(Samples.Flow.class);

        Throwable thrown = catchThrowable(() -> call(woven.getClass(), woven, "recurses", 1_000_000));

        assertThat(thrown).isInstanceOf(StackOverflowError.class);
        assertThat(call(woven.getClass(), woven, "recurses", 1)).isEqualTo(1);
    }

    @Test
    void returnsWhatTheExitReturnsWhereverItFits() throws Exception {
        Object signatures = newInstance(Samples.Signatures.class);
        Class<?> type = signatures.getClass();

        recorder.replacement = result -> List.of("replaced");
        assertThat(call(type, signatures, "isVarargs", (Object) new String[0])).isEqualTo(List.of("replaced"));
        assertThat(call(type, signatures, "isVoid")).isNull();
        assertThat(call(type, signatures, "isFinal", true))
                .as("a list is no boolean")
                .isEqualTo(true);

        recorder.replacement = result -> 42L;
        assertThat(call(type, signatures, "all", true, (byte) 2, 'a', (short) 3, 4, 5L, 6f, 7d, "", new int[1]))
                .isEqualTo(42L);

        recorder.replacement = result -> null;
        assertThat(call(type, null, "isStatic", 1L, 1d)).as("null is no double").isEqualTo(2d);
    }

    @Test
    void keepsFromTheHostWhatIsThrownBehindTheLinkage() throws Exception {
        recorder.replacement = result -> {
            throw new IllegalStateException("a bug of ours");
        };
        Object signatures = newInstance(Samples.Signatures.class);

        assertThat(call(signatures.getClass(), signatures, "isFinal", true)).isEqualTo(true);

        assertThat(suppressed).singleElement().hasToString("java.lang.IllegalStateException: a bug of ours");
    }

    @Test
    void makesOneCallOfAMethodAndItsBridge() throws Exception {
        @SuppressWarnings("unchecked")
        Function<Object, String> woven = (Function<Object, String>) newInstance(Samples.Bridged.class);

        assertThat(woven.apply(Path.of("a"))).isEqualTo("a");

        assertThat(recorder.onlyCall().method.descriptor()).isEqualTo("(Ljava/nio/file/Path;)Ljava/lang/String;");
    }

    @Test
    void weavesMethodsOfInterfaces() throws Exception {
        String name = Samples.WithBodies.class.getName();
        String implementation = Samples.WithInheritedBodies.class.getName();
        WovenLoader loader = new WovenLoader(getClass().getClassLoader())
                .with(name, weave(Samples.WithBodies.class))
                .with(implementation, WovenLoader.classFile(Samples.WithInheritedBodies.class));
        Object self = loader.loadClass(implementation).getDeclaredConstructor().newInstance();

        assertThat(call(loader.loadClass(name), self, "isDefault", "x")).isEqualTo("private x");
        assertThat(call(loader.loadClass(name), null, "isStatic", "y")).isEqualTo("static y");

        assertThat(recorder.calls)
                .extracting(call -> call.method.name())
                .containsExactly("isDefault", "isPrivate", "isStatic");
    }

    private byte[] weave(Class<?> type) throws Exception {
        Weaver weaver = new Weaver(linkage, recorder, warnings::add);
        byte[] classFile = WovenLoader.classFile(type);
        return requireNonNull(weaver.weave(WovenLoader.typeOf(classFile), classFile), "not woven");
    }

    private Object newInstance(Class<?> type) throws Exception {
        return WovenLoader.define(type.getName(), weave(type))
                .getDeclaredConstructor()
                .newInstance();
    }
}
