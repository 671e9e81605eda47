package io.runtrack.it.fuzz;

import io.runtrack.it.jvm.Jdk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * Compiles in this JVM where that one's compiler knows the version, else with the compiler of the JDK that is to run
 * the classes.
 */
final class Compiler {

    private Compiler() {}

    static void compile(Jdk jdk, List<String> options, Path scratch) throws IOException {
        int release = Integer.parseInt(options.get(options.indexOf("--release") + 1));
        if (release <= Runtime.version().feature()) {
            compileHere(options);
        } else {
            compileThere(jdk, options, scratch);
        }
    }

    private static void compileHere(List<String> options) {
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(messages, true, StandardCharsets.UTF_8);
        int failed = ToolProvider.findFirst("javac").orElseThrow().run(out, out, options.toArray(String[]::new));
        if (failed != 0) {
            throw new AssertionError("javac: " + messages.toString(StandardCharsets.UTF_8));
        }
    }

    private static void compileThere(Jdk jdk, List<String> options, Path scratch) throws IOException {
        Path arguments = Files.write(scratch.resolve("javac.arguments"), options);
        Path messages = scratch.resolve("javac.messages");
        Process javac = new ProcessBuilder(jdk.home().resolve("bin/javac").toString(), "@" + arguments)
                .redirectErrorStream(true)
                .redirectOutput(messages.toFile())
                .start();
        try {
            if (javac.waitFor() != 0) {
                throw new AssertionError("javac: " + Files.readString(messages));
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while javac ran", e);
        }
    }
}
