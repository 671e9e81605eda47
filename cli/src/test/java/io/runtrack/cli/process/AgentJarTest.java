package io.runtrack.cli.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.runtrack.cli.terminal.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentJarTest {
    @TempDir
    private Path folder;

    @Test
    void refusesAFileThatIsNoAgent() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jar"), "no jar");

        assertThatThrownBy(() -> new AgentJar(text).file("ana", folder))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("is no jar; check --agent");
        assertThatThrownBy(() -> new AgentJar(folder.resolve("none")).file("ana", folder))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("no file");
    }

    @Test
    void saysThatABuildWithoutTheAgentHoldsNone() {
        assertThatThrownBy(() -> new AgentJar(null).file("ana", folder))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("holds no agent; give its jar with --agent");
    }
}
