package io.runtrack.it.jvm;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a JVM left when it had ended. Immutable by agreement: the arrays are not to be written to.
 *
 * @param pid its process id
 * @param exitCode 128 + n when signal n ended it
 * @param stdout every byte of it
 * @param stderr every byte of it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by assertions on the arrays themselves, never by equals
public record FinishedJvm(long pid, int exitCode, byte[] stdout, byte[] stderr) {

    /** What the agent and its background work say begins with this. */
    private static final String AGENT_LINE = "[runtrack]";

    public String output() {
        return new String(stdout, StandardCharsets.UTF_8);
    }

    public String errors() {
        return new String(stderr, StandardCharsets.UTF_8);
    }

    /** The same with other errors, for what is to be left out of a comparison. */
    public FinishedJvm withErrors(String errors) {
        return new FinishedJvm(pid, exitCode, stdout, errors.getBytes(StandardCharsets.UTF_8));
    }

    public List<String> outputLines() {
        return output().lines().toList();
    }

    /** The agent's lines on stderr. */
    public List<String> agentLines() {
        return errors().lines().filter(line -> line.startsWith(AGENT_LINE)).toList();
    }

    /** The host's and the JVM's own lines on stderr. */
    public List<String> hostErrorLines() {
        return errors().lines().filter(line -> !line.startsWith(AGENT_LINE)).toList();
    }

    @Override
    public String toString() {
        return "exit code " + exitCode + "\nstdout:\n" + output() + "\nstderr:\n" + errors();
    }
}
