package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.host.OneFileJob;
import io.runtrack.it.host.Transparent;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** Where the agent lies and where it writes to is the agent's problem alone. */
final class BrokenStorageIT {
    @TempDir
    private Path temporary;

    @EachJdk
    void aTrackingPathThatCannotBeWrittenIsAWarningAndNothingElse(Jdk jdk) throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "no folder");

        assertThatTheHostNoticesNothing(jdk, "path=" + file.resolve("below"));
        assertThatTheHostNoticesNothing(jdk, "path=/proc/runtrack");
        assertThat(file).hasContent("no folder");
    }

    @EachJdk
    void aSpoolThatIsALinkIsRefused(Jdk jdk) throws IOException {
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), elsewhere);

        FinishedJvm jvm =
                assertThatTheHostNoticesNothing(jdk, "path=" + temporary.resolve("tracked") + ",spool=" + link);

        assertThat(elsewhere).isEmptyDirectory();
        assertThat(String.join("\n", jvm.agentLines())).contains(link.toString());
    }

    @EachJdk
    void theSpoolIsForItsOwnerAlone(Jdk jdk) throws IOException {
        Path path = temporary.resolve("tracked");
        ForkedJvm.on(jdk, temporary)
                .agent("path=" + path)
                .main(OneFileJob.class)
                .run();

        Path spool = path.resolve(".spool/" + System.getProperty("user.name"));
        assertThat(Files.getPosixFilePermissions(spool)).hasSize(3).allMatch(right -> right.name()
                .startsWith("OWNER"));
        assertThat((Integer) Files.getAttribute(path.resolve(".spool"), "unix:mode") & 07777)
                .isEqualTo(01777);
        try (var left = Files.list(spool)) {
            assertThat(left).as("a run that ended leaves no journal").isEmpty();
        }
    }

    @EachJdk
    void theJarMayLieAnywhere(Jdk jdk) throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("a b+c%20d#e;f"));
        Path jar = Files.copy(ForkedJvm.agentJar(), folder.resolve("agent 1.jar"), StandardCopyOption.REPLACE_EXISTING);
        Path path = temporary.resolve("tracked here");

        FinishedJvm jvm = ForkedJvm.on(jdk, temporary)
                .option("-javaagent:" + jar + "=path=" + path)
                .main(OneFileJob.class)
                .run();

        assertThat(jvm.errors()).isEmpty();
        assertThat(new TrackedFolder(path).onlyRun().text("status")).isEqualTo("success");
    }

    private FinishedJvm assertThatTheHostNoticesNothing(Jdk jdk, String agent) {
        FinishedJvm without =
                ForkedJvm.on(jdk, temporary).main(Transparent.class).run();
        FinishedJvm with = ForkedJvm.on(jdk, temporary)
                .agent(agent)
                .main(Transparent.class)
                .run();
        SameBehaviour.assertThatOnlyAgentLinesDiffer(with, without);
        assertThat(Set.copyOf(with.agentLines()))
                .as("says so, once")
                .hasSameSizeAs(with.agentLines())
                .isNotEmpty();
        assertThat(with.agentLines()).hasSizeLessThanOrEqualTo(3);
        return with;
    }
}
