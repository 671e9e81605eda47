package io.runtrack.cli.process;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.runtrack.cli.terminal.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** A running JVM that we are attached to. For one thread; closing it lets go of the JVM. */
final class TargetJvm implements AutoCloseable {
    private static final int OLDEST_JAVA = 17;
    /** As the agent's AttachAnswer writes it. */
    private static final String ANSWER = "runtrack.attach";

    private static final String TRACKING = "tracking";

    private final long pid;
    private final VirtualMachine machine;

    /**
     * What the agent said.
     *
     * @param tracking whether the JVM is tracked now
     * @param lines what there is to tell
     */
    record Answer(boolean tracking, List<String> lines) {}

    private TargetJvm(long pid, VirtualMachine machine) {
        this.pid = pid;
        this.machine = machine;
    }

    static TargetJvm attach(long pid) {
        try {
            return new TargetJvm(pid, VirtualMachine.attach(Long.toString(pid)));
        } catch (AttachNotSupportedException | IOException refused) {
            throw new Failure("process " + pid + " cannot be attached to: " + refused.getMessage()
                    + "; run attach as the user of that process, in its container");
        }
    }

    /** @throws Failure when its Java is too old */
    void requireSupported() throws IOException {
        String java = machine.getSystemProperties().getProperty("java.specification.version", "unknown");
        if (java.startsWith("1.") || !java.matches("\\d+") || Integer.parseInt(java) < OLDEST_JAVA) {
            throw new Failure(
                    "process " + pid + " runs on Java " + java + "; the agent needs Java " + OLDEST_JAVA + " or newer");
        }
    }

    Properties systemProperties() throws IOException {
        return machine.getSystemProperties();
    }

    /** Loads the agent, which has started, or not, when this returns. */
    Answer load(Path jar, String argument) throws IOException {
        try {
            machine.loadAgent(jar.toString(), argument);
        } catch (AgentLoadException | AgentInitializationException refused) {
            throw new Failure("process " + pid + " does not load " + jar + ": " + refused.getMessage());
        }
        Properties answers = machine.getAgentProperties();
        List<String> lines = answers.getProperty(ANSWER, "").lines().toList();
        if (lines.isEmpty()) {
            throw new Failure("process " + pid + " has loaded the agent, which gave no answer; look at its stderr");
        }
        return new Answer(lines.get(0).equals(TRACKING), lines.subList(1, lines.size()));
    }

    @Override
    public void close() throws IOException {
        machine.detach();
    }
}
