package io.runtrack.agent.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.agent.instrument.ClassFiles;
import io.runtrack.agent.instrument.Samples;
import io.runtrack.agent.instrument.WovenLoader;
import io.runtrack.agent.method.DeclaredAnnotation;
import io.runtrack.agent.method.MethodParameter;
import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.method.TrackedAnnotation;
import io.runtrack.agent.method.TrackedKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MethodResolverTest {

    private final List<String> warnings = new ArrayList<>();

    @Test
    void readsTheAttributesThatWereGiven() throws Exception {
        List<TrackedMethod> methods = read(Samples.Attributes.class);

        assertThat(methods)
                .extracting(method -> annotationsOf(method))
                .containsExactly(
                        List.of(new TrackedAnnotation(
                                TrackedKind.FILE,
                                Map.of(
                                        "type",
                                        "audio",
                                        "path",
                                        "{0}",
                                        "skipOn",
                                        List.of(
                                                "java.io.FileNotFoundException",
                                                "io.runtrack.agent.instrument.Samples$Attributes$Nested"),
                                        "whenEmpty",
                                        "SKIPPED"))),
                        List.of(
                                new TrackedAnnotation(TrackedKind.COMMAND, Map.of("exitCode", true)),
                                new TrackedAnnotation(TrackedKind.EMAIL, Map.of("whenFalse", "SKIPPED", "email", ""))),
                        List.of(new TrackedAnnotation(TrackedKind.COMMAND, Map.of())));
        assertThat(methods.get(0).shape().className()).isEqualTo("io.runtrack.agent.instrument.Samples$Attributes");
        MethodShape both = methods.get(1).shape();
        assertThat(both.parameters()).containsExactly(new MethodParameter("to", "[Ljava.lang.String;"));
        assertThat(both.returnTypeName()).isEqualTo("int");
    }

    @Test
    void namesParametersFromEitherSource() throws Exception {
        List<MethodParameter> named = List.of(
                new MethodParameter("configPath", "java.lang.String"),
                new MethodParameter("targetDate", "long"),
                new MethodParameter("rate", "double"));
        byte[] classFile = WovenLoader.classFile(Samples.Names.class);

        assertThat(parameters(classFile)).isEqualTo(named);
        assertThat(parameters(ClassFiles.withoutMethodParameters(classFile))).isEqualTo(named);
    }

    @Test
    void warnsOfAnnotationsThatCannotBeTracked() throws Exception {
        assertThat(read(Samples.Misplaced.class)).isEmpty();

        assertThat(warnings).hasSize(2);
        assertThat(warnings.get(0)).contains("constructors", "Samples$Misplaced");
        assertThat(warnings.get(1)).contains("native", "Samples$Misplaced#isNative");
    }

    /** Of any other bridge the method that it calls is. */
    @Test
    void tracksTheBridgeToABodyThatKotlinKeepsBesideItsInterface() throws Exception {
        byte[] classFile = WovenLoader.classFile(Samples.InheritsFromKotlin.class);

        assertThat(read(ClassFiles.asBridge(classFile, "body")))
                .extracting(method -> method.shape().displayName())
                .containsExactly("io.runtrack.agent.instrument.Samples$InheritsFromKotlin#body");
        assertThat(read(Samples.OfKotlin.DefaultImpls.class)).isEmpty();
        assertThat(read(Samples.Bridged.class)).hasSize(1);
    }

    private static List<TrackedAnnotation> annotationsOf(TrackedMethod method) {
        return method.annotations().stream().map(DeclaredAnnotation::annotation).toList();
    }

    private List<TrackedMethod> read(Class<?> type) throws Exception {
        return read(WovenLoader.classFile(type));
    }

    private List<TrackedMethod> read(byte[] classFile) {
        return new MethodResolver(new BodilessMethods(warnings::add), warnings::add)
                .resolve(WovenLoader.typeOf(classFile));
    }

    private List<MethodParameter> parameters(byte[] classFile) {
        return read(classFile).get(0).shape().parameters();
    }
}
