package io.runtrack.it;

import io.runtrack.it.jvm.ForkedJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What {@code -Xlog:class+load=info:file=…} says that a JVM has loaded. */
public record LoadedClasses(List<String> lines) {
    /** The class that the agent jar's manifest names. */
    static final String ENTRY = "io.runtrack.agent.premain.RuntrackAgent";

    public static LoadedClasses in(Path log) {
        try {
            return new LoadedClasses(Files.readAllLines(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The agent's own classes, wherever they were loaded from; annotations are the host's. */
    List<String> ofTheAgent() {
        return lines.stream()
                .filter(line -> line.contains(ForkedJvm.agentJar().toString())
                        || line.contains(" io.runtrack.")
                        || line.contains("RuntrackLinkage"))
                .map(LoadedClasses::name)
                .filter(name -> !name.startsWith("io.runtrack.it.") && !name.startsWith("io.runtrack.annotations."))
                .toList();
    }

    /** Those whose name starts with the prefix, less what stands before it in a relocated package. */
    public List<String> named(String... parts) {
        return lines.stream()
                .map(LoadedClasses::name)
                .filter(name -> List.of(parts).stream().anyMatch(name::contains))
                .toList();
    }

    /** The part of {@code [0.1s][info][class,load] a.b.C source: …} after the tags. */
    private static String name(String line) {
        return line.replaceFirst("^(\\[[^\\]]*\\])+ ", "").replaceFirst(" source: .*$", "");
    }
}
