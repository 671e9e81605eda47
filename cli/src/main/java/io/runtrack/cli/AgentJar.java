package io.runtrack.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;

/** The agent's jar, which lies beside the command line's. */
final class AgentJar {
    private static final String NAME = "runtrack-agent.jar";

    private AgentJar() {}

    /** @throws Failure when there is none */
    static Path besideThis() {
        try {
            Path here = Path.of(AgentJar.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return at(here.resolveSibling(NAME));
        } catch (URISyntaxException odd) {
            throw new Failure("cannot tell where this jar is: " + odd.getMessage() + "; give --agent FILE");
        }
    }

    /** @throws Failure when the file is none */
    static Path at(Path file) {
        Path jar = file.toAbsolutePath().normalize();
        if (!Files.isRegularFile(jar)) {
            throw new Failure("no agent at " + jar + "; put " + NAME + " beside runtrack.jar or give --agent FILE");
        }
        try (JarFile opened = new JarFile(jar.toFile())) {
            String entry = opened.getManifest() == null
                    ? null
                    : opened.getManifest().getMainAttributes().getValue("Agent-Class");
            if (!"io.runtrack.agent.premain.RuntrackAgent".equals(entry)) {
                throw new Failure(jar + " is not runtrack's agent; give --agent FILE");
            }
            return jar;
        } catch (IOException unreadable) {
            throw new Failure(jar + " cannot be read as a jar (" + unreadable.getMessage() + "); build it again");
        }
    }
}
