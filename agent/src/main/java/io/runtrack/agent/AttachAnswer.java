package io.runtrack.agent;

import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * The answer to whoever attaches the agent. It is a property that the JVM keeps for them:
 * {@code VirtualMachine.getAgentProperties}. The host does not see it, and it needs neither files nor rights.
 *
 * <pre>
 *   answer = ( "tracking" | "refused" ) { LF line }
 * </pre>
 *
 * Stateless.
 */
final class AttachAnswer {
    private static final String PROPERTY = "runtrack.attach";

    private AttachAnswer() {}

    static String accepted(String message, List<String> warnings) {
        StringBuilder text = new StringBuilder("tracking\n").append(message);
        for (String warning : List.copyOf(warnings)) {
            text.append('\n').append(warning);
        }
        return text.toString();
    }

    static String refused(String message) {
        return "refused\n".concat(message);
    }

    /** On a JVM that keeps no such properties nobody is told. */
    static void post(String text, Instrumentation instrumentation) {
        try {
            instrumentation.redefineModule(
                    Object.class.getModule(),
                    Set.of(),
                    Map.of(),
                    Map.of("jdk.internal.vm", Set.of(AttachAnswer.class.getModule())),
                    Set.of(),
                    Map.of());
            Object properties = Class.forName("jdk.internal.vm.VMSupport")
                    .getMethod("getAgentProperties")
                    .invoke(null);
            ((Properties) properties).setProperty(PROPERTY, text);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError anotherVendors) {
            // Then the JVM's stderr must do.
        }
    }
}
