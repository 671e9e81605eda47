package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.host.StrangeLoaders;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.TrackedFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tracked classes run in whatever class loader has defined them, even one that sees neither the agent nor the
 * annotations.
 */
final class ClassLoadersIT {
    @TempDir
    private Path temporary;

    @EachJdk
    void childFirstFilteringAndParentlessLoadersRunTrackedClasses(Jdk jdk) {
        Path path = temporary.resolve("tracked");
        FinishedJvm jvm = ForkedJvm.on(jdk, temporary)
                .agent("path=" + path + ",log.level=debug")
                .main(StrangeLoaders.class)
                .run();

        assertThat(jvm.errors()).isEqualTo("[runtrack] suppressed errors: 0\n");
        assertThat(jvm.outputLines())
                .containsExactly(
                        "processed /in/child-first.wav true",
                        "processed /in/filtering.wav true",
                        "processed /in/parentless.wav true");
        assertThat(new TrackedFolder(path).run("strange-loaders").files())
                .extracting(file -> file.get("file_path").asText() + " "
                        + file.get("status").asText())
                .containsExactly(
                        "/in/child-first.wav success", "/in/filtering.wav success", "/in/parentless.wav success");
    }
}
