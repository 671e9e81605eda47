package io.runtrack.agent.instrument;

import static io.runtrack.agent.instrument.WovenLoader.call;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.runtrack.annotations.TrackedFile;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WovenClassFileTest {

    private final Recorder recorder = new Recorder();
    private final List<String> warnings = new ArrayList<>();
    private Weaver weaver;

    @BeforeEach
    void makeWeaver() throws Exception {
        weaver = new Weaver(Linkage.install(ByteBuddyAgent.getInstrumentation()), recorder, warnings::add);
    }

    @Test
    void changesNothingButMethodBodies() throws Exception {
        for (Class<?> type : List.of(Samples.Signatures.class, Samples.Flow.class, Samples.Attributes.class)) {
            byte[] classFile = WovenLoader.classFile(type);

            assertThat(ClassFiles.shape(weave(classFile))).isEqualTo(ClassFiles.shape(classFile));
        }
    }

    @Test
    void weavesClassFilesOfAllVersions() throws Exception {
        int newest = 44 + Runtime.version().feature();
        for (int version : new int[] {45, 46, 48, 49, 50, 51, 52, 61, newest}) {
            recorder.calls.clear();
            byte[] woven = weave(ClassFiles.calculator(version));

            Class<?> type = WovenLoader.define("sample.Calculator", woven);

            assertThat(call(type, null, "sum", 1, 2L, 3.5))
                    .as("version %s", version)
                    .isEqualTo(6.5);
            assertThat(recorder.onlyCall().arguments).containsExactly(1, 2L, 3.5);
            assertThat(recorder.onlyCall().result).isEqualTo(6.5);
            assertThat(ClassFiles.version(woven)).isEqualTo(version);
        }
        assertThat(weave(ClassFiles.calculator(69))).as("Java 25, on any JVM").isNotNull();
    }

    @Test
    void weavesSubroutinesOfOldCompilers() throws Exception {
        Class<?> type = WovenLoader.define("sample.Subroutine", weave(ClassFiles.subroutine()));

        assertThat(call(type, null, "twice", 4)).isEqualTo(8);
        assertThat(recorder.onlyCall().result).isEqualTo(8);
    }

    @Test
    void weavesForLoadersThatKnowNothingOfUs() throws Exception {
        byte[] woven = weave(ClassFiles.calculator(52));
        ClassLoader parentless = new WovenLoader(null).with("sample.Calculator", woven);

        Class<?> type = parentless.loadClass("sample.Calculator");

        assertThat(call(type, null, "sum", 1, 1L, 1d)).isEqualTo(3d);
        assertThat(recorder.calls).hasSize(1);
        assertThat(catchThrowable(() -> parentless.loadClass(TrackedFile.class.getName())))
                .as("not even the annotation is there")
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void leavesAMethodAloneThatWouldNoLongerFitAndWeavesTheOthers() throws Exception {
        Class<?> type = WovenLoader.define("sample.Huge", weave(ClassFiles.huge()));

        assertThat(call(type, null, "count")).isEqualTo(1);
        assertThat(recorder.calls).isEmpty();
        assertThat(warnings).singleElement().asString().contains("sample.Huge#count", "64 KB");
        assertThat(call(type, null, "small")).isEqualTo(2);
        assertThat(recorder.onlyCall().result).isEqualTo(2);
    }

    @Test
    void weavesBodiesThatNoJavaCompilerMakes() throws Exception {
        Class<?> type = WovenLoader.define("sample.Unusual", weave(ClassFiles.unusual()));

        assertThat(call(type, null, "leavesValuesOnTheStack", 4)).isEqualTo(4);
        assertThat(call(type, null, "countsDownFromItsFirstInstruction", 3)).isEqualTo(0);
        assertThat(call(type, null, "turnsItsParameterIntoText", 5)).isEqualTo("text");
        assertThat(catchThrowable(() -> call(type, null, "returnsWithinItsHandlers", 6)))
                .isNull();
        assertThat(recorder.calls).extracting(call -> call.result).containsExactly(4, 0, "text", 6);
    }

    @Test
    void keepsOurFailuresFromTheHandlersOfTheBody() throws Exception {
        Class<?> type = WovenLoader.define("sample.Unusual", weave(ClassFiles.unusual()));
        recorder.replacement = result -> "no number";

        assertThat(call(type, null, "returnsWithinItsHandlers", 6))
                .as("its handler returns -1")
                .isEqualTo(6);
    }

    @Test
    void namesParametersFromTheFirstInstructionOn() throws Exception {
        byte[] classFile = WovenLoader.classFile(Samples.Names.class);

        assertThat(ClassFiles.variables(weave(classFile))).isEqualTo(ClassFiles.variables(classFile));
    }

    private byte[] weave(byte[] classFile) throws Exception {
        return requireNonNull(weaver.weave(WovenLoader.typeOf(classFile), classFile), "not woven");
    }
}
