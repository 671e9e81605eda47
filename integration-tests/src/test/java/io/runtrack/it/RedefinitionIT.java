package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.host.HotSwapHost;
import io.runtrack.it.host.RedefiningAgent;
import io.runtrack.it.host.Swapped;
import io.runtrack.it.host.SwappedIn;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.jvm.RunningJvm;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/**
 * Classes that another agent redefines and retransforms stay tracked, by the annotations that their new version
 * carries.
 */
final class RedefinitionIT {
    @TempDir
    private Path temporary;

    @EachJdk
    void aRedefinedClassRunsItsNewBodyAndIsTrackedByItsNewAnnotations(Jdk jdk) throws IOException {
        byte[] version2 = ClassFileText.of(Swapped.class)
                .with("version-1", "version-2")
                .with(" version-1", " version-2")
                .bytes();
        FinishedJvm jvm = redefinedWhenReady(host(jdk, HotSwapHost.class), Swapped.class, version2, 50);

        assertThat(jvm.outputLines())
                .containsExactly(
                        "/in/before.wav version-1", "ready", "/in/after.wav version-2", "/in/old-frame.wav version-1");
        assertThat(jvm.errors()).isEmpty();
        assertThat(folder().run("hot-swap-host").files())
                .extracting(file -> file.get("file_path").asText() + " "
                        + file.get("file_type").asText() + " "
                        + file.get("status").asText())
                .containsExactly(
                        "/in/before.wav version-1 success",
                        "/in/after.wav version-2 success",
                        "/in/old-frame.wav version-1 success");
    }

    @EachJdk
    void aClassIsTrackedFromTheVersionOnThatIsAnnotated(Jdk jdk) throws IOException {
        byte[] annotated = ClassFileText.of(SwappedIn.class)
                .with("Lio/runtrack/it/host/NotTrackedYet;", "Lio/runtrack/annotations/TrackedFile;")
                .bytes();
        FinishedJvm jvm = redefinedWhenReady(host(jdk, SwappedIn.class), SwappedIn.class, annotated, 1);

        assertThat(jvm.errors()).isEmpty();
        assertThat(folder().onlyRun().files())
                .extracting(file -> file.get("file_path").asText())
                .containsExactly("/in/after.wav");
    }

    @EachJdk
    void theAgentAttachedToAJvmThatHasItAlreadyDoublesNothing(Jdk jdk) throws IOException {
        try (RunningJvm running = host(jdk, HotSwapHost.class).start()) {
            running.awaitLine("ready");
            new AttachedAgent(ForkedJvm.agentJar()).attach(running, "path=" + temporary.resolve("second"));
            FinishedJvm jvm = running.tell("go").await();

            assertThat(jvm.errors()).isEmpty();
        }
        assertThat(folder().onlyRun().number("total_files")).isEqualTo(3);
        assertThat(temporary.resolve("second")).doesNotExist();
    }

    private FinishedJvm redefinedWhenReady(ForkedJvm host, Class<?> type, byte[] version, int times)
            throws IOException {
        Path classFile = Files.write(temporary.resolve("version.class"), version);
        try (RunningJvm running = host.start()) {
            running.awaitLine("ready");
            AttachedAgent.of(RedefiningAgent.class, temporary)
                    .attach(running, type.getName() + "," + classFile + "," + times);
            return running.tell("go").await();
        }
    }

    private ForkedJvm host(Jdk jdk, Class<?> main) {
        return ForkedJvm.on(jdk, temporary)
                .option("-XX:+EnableDynamicAgentLoading")
                .agent("path=" + folder().path())
                .main(main);
    }

    private TrackedFolder folder() {
        return new TrackedFolder(temporary.resolve("tracked"));
    }
}
