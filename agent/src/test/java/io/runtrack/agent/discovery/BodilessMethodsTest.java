package io.runtrack.agent.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.agent.classfile.DeclaredMethod;
import io.runtrack.agent.classfile.Forwarding;
import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.method.TrackedAnnotation;
import io.runtrack.agent.method.TrackedKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

class BodilessMethodsTest {
    private final List<String> warnings = new ArrayList<>();
    private final BodilessMethods methods = new BodilessMethods(warnings::add);

    @Test
    void warnsOfThoseThatNothingImplements() {
        methods.declared(method(1));
        methods.declared(method(2));
        methods.implemented(method(2));

        methods.run();

        assertThat(warnings).singleElement().asString().startsWith("com.acme.Transcriber#method1 ");
    }

    @Test
    void warnsNotOfEachOfThoseThatAWildcardNames() {
        for (int i = 0; i < 25; i++) {
            methods.declared(method(i));
        }

        methods.run();

        assertThat(warnings).hasSize(21);
        assertThat(warnings.get(20)).isEqualTo("the same is true of 5 more methods without a body");
    }

    private static DeclaredMethod method(int number) {
        MethodShape shape =
                new MethodShape("com.acme.Transcriber", "method" + number, "()V", false, List.of(), "void", null);
        TrackedAnnotation annotation = new TrackedAnnotation(TrackedKind.FILE, Map.of());
        return new DeclaredMethod(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, shape, List.of(annotation), 0, 0, Forwarding.NONE);
    }
}
