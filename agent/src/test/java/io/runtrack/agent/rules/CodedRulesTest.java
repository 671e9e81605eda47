package io.runtrack.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.method.TrackedAnnotation;
import io.runtrack.agent.method.TrackedKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CodedRulesTest {
    private final CodedRules rules = new CodedRules("acme");

    @Test
    void sayOfAMethodWhatAConfigFileWouldSay() {
        Map<String, Object> file =
                Map.of("path", "{0}", "type", "audio", "whenEmpty", "SKIPPED", "skipOn", List.of("com.acme.Done"));
        rules.file("com.acme.Reader#read", file).email("com.acme.Mailer#send*", Map.of("whenFalse", "SKIPPED"));

        assertThat(rules.methods().mayName("com.acme.Reader")).isTrue();
        assertThat(rules.methods().declaredOn(method("com.acme.Reader", "read"), List.of()))
                .containsExactly(new TrackedAnnotation(TrackedKind.FILE, file, "acme", true));
        assertThat(rules.methods().declaredOn(method("com.acme.Mailer", "sendAll"), List.of()))
                .singleElement()
                .satisfies(rule -> assertThat(rule.displayName()).isEqualTo("capture of acme"));
    }

    @Test
    void mistakesOfOursAreThrown() {
        assertThatThrownBy(() -> rules.command("com.acme.Main", Map.of())).hasMessageContaining("names no method");
        assertThatThrownBy(() -> rules.command("a.B#c", Map.of("exit_code", true)))
                .hasMessage("the rule for a.B#c has an attribute exit_code, which does not exist");
        assertThatThrownBy(() -> rules.command("a.B#c", Map.of("exitCode", "true")))
                .hasMessage("the rule for a.B#c has a wrong value of exitCode: true");
        assertThatThrownBy(() -> rules.command("a.B#c", Map.of("value", "{")))
                .hasMessageContaining("wrong value of value");
        assertThatThrownBy(() -> rules.file("a.B#c", Map.of("whenEmpty", "EMPTY")))
                .hasMessageContaining("wrong value of whenEmpty");
        assertThatThrownBy(() -> rules.file("a.B#c", Map.of("skipOn", List.of(1))))
                .hasMessageContaining("wrong value of skipOn");
        assertThatThrownBy(() -> rules.email("a.B#c", Map.of("whenFalse", 1)))
                .hasMessageContaining("wrong value of whenFalse");
    }

    private static MethodShape method(String className, String name) {
        return new MethodShape(className, name, "()V", false, List.of(), "void", null);
    }
}
