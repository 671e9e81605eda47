package io.runtrack.cli.process;

import io.runtrack.cli.terminal.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Linux tells of a process. To attach to one means to send it a SIGQUIT, which ends what is no JVM; so one that
 * does not expect it is left alone. Where there is no {@code /proc}, nothing is known and nothing in the way.
 *
 * @param pid its number
 * @param folder its folder in {@code /proc}
 */
record TargetProcess(long pid, Path folder) {
    private static final Path PROC = Path.of("/proc");
    private static final long SIGQUIT_BIT = 1L << 2;

    static TargetProcess of(long pid) {
        return new TargetProcess(pid, PROC.resolve(Long.toString(pid)));
    }

    /** @throws Failure when it is not there, or would be harmed */
    void requireJvm() {
        if (pid == ProcessHandle.current().pid()) {
            throw new Failure("process " + pid + " is this command itself");
        }
        if (ProcessHandle.of(pid).isEmpty()) {
            throw new Failure("there is no process " + pid + "; jps lists those of JVMs");
        }
        try {
            List<String> status = Files.readAllLines(folder.resolve("status"));
            for (String line : status) {
                if (line.startsWith("SigCgt:")
                        && (Long.parseUnsignedLong(
                                                line.substring("SigCgt:".length())
                                                        .strip(),
                                                16)
                                        & SIGQUIT_BIT)
                                == 0) {
                    throw new Failure("process " + pid + " is no JVM that one can attach to; jps lists those, and a JVM"
                            + " started with -Xrs takes the agent with -javaagent only");
                }
            }
        } catch (IOException | NumberFormatException unknown) {
            // Another system than Linux.
        }
    }

    /** The environment with which it was started; null when this user cannot see it. */
    @Nullable
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        try {
            for (String variable : Files.readString(folder.resolve("environ"), StandardCharsets.ISO_8859_1)
                    .split("\0", -1)) {
                int equals = variable.indexOf('=');
                if (equals > 0) {
                    environment.put(variable.substring(0, equals), variable.substring(equals + 1));
                }
            }
            return environment;
        } catch (IOException hidden) {
            return null;
        }
    }

    /** @throws Failure when the process lives in a container, say, and sees another file of that name, or none */
    void requireSees(Path jar) {
        Path seen = Path.of(folder.resolve("root") + jar.toString());
        if (Files.isDirectory(folder.resolve("root"))
                && Files.isExecutable(folder.resolve("root"))
                && !isSame(seen, jar)) {
            throw new Failure("process " + pid + " does not see " + jar
                    + ", as it has a file system of its own; run attach in its container, or copy the agent's jar there and"
                    + " name it with --agent FILE");
        }
    }

    private static boolean isSame(Path seen, Path jar) {
        try {
            return Files.isSameFile(seen, jar) || Files.mismatch(seen, jar) < 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
