package io.runtrack.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.runtrack.fixtures.Slow;
import io.runtrack.it.host.Endings;
import io.runtrack.it.host.MemoryHog;
import io.runtrack.it.host.OneFileJob;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * How runs end in containers, where every JVM is process 1 and another container finishes what one left on the volume.
 */
@Slow
final class ContainerEndingIT {
    @TempDir
    private Path temporary;

    private Path volume;

    @BeforeEach
    void makeTheVolume() throws IOException {
        volume = Files.createDirectory(temporary.resolve("volume"));
    }

    @EachJdk
    void aRunThatReturnedIsStoredOnTheVolume(Jdk jdk) {
        FinishedJvm jvm = container(jdk).main(OneFileJob.class).run();

        assertThat(jvm.outputLines()).containsExactly("/in/one.wav", "done");
        assertThat(jvm.errors()).isEqualTo(Container.BANNER + "\n");
        assertThat(jvm.exitCode()).isZero();
        StoredRun run = folder().onlyRun();
        assertThat(run.text("status")).isEqualTo("success");
        assertThat(run.metadata().at("/environment/pid").asLong()).isEqualTo(1);
        assertThat(journals()).isEmpty();
    }

    @EachJdk
    void theRunOfAStoppedContainerIsAborted(Jdk jdk) {
        try (RunningContainer container =
                container(jdk).main(Endings.class, "wait").start()) {
            FinishedJvm jvm = container.awaitLine("holding").stop(30);

            assertThat(jvm.exitCode()).as("%s", jvm).isEqualTo(143);
            assertThat(jvm.errors()).isEqualTo(Container.BANNER + "\n");
        }
        StoredRun run = folder().onlyRun();
        assertThat(run.text("status")).isEqualTo("aborted");
        assertThat(run.text("error_message")).isEqualTo("Command aborted by user (signal 15)");
        assertThat(run.number("signal")).isEqualTo(15);
        assertThat(run.number("exit_code")).isEqualTo(143);
        assertThatTheOneInFlightIs(run, "/in/held.wav", "Aborted");
        assertThat(journals()).isEmpty();
    }

    @EachJdk
    void theRunOfAContainerWithoutMemoryIsFinishedByTheNextOne(Jdk jdk) {
        FinishedJvm killed = container(jdk)
                .option("--memory=200m")
                .environment("JDK_JAVA_OPTIONS", "-Xmx2g")
                .main(MemoryHog.class)
                .run();

        assertThat(killed.outputLines()).containsExactly("eating");
        assertThat(killed.exitCode()).as("by the kernel: %s", killed).isEqualTo(137);
        // It may have died before there was a document; the journal is there in any case.
        assertThat(folder().runs()).extracting(run -> run.text("status")).isSubsetOf("running");

        FinishedJvm next = container(jdk).main(OneFileJob.class).run();
        assertThat(next.errors()).isEqualTo(Container.BANNER + "\n");
        assertThat(folder().run("one-file").text("status")).isEqualTo("success");
        assertThatItDied(folder().run("memory-hog"), "/in/huge.wav");
    }

    @EachJdk
    void theRunOfAKilledContainerIsFinishedByTheCommandLineInAnother(Jdk jdk) {
        try (RunningContainer container =
                container(jdk).main(Endings.class, "wait").start()) {
            assertThat(container.awaitLine("holding").kill().exitCode()).isEqualTo(137);
        }

        FinishedJvm recovered = recover(jdk);
        assertThat(recovered.exitCode()).as("%s", recovered).isZero();
        assertThat(recovered.errors()).contains("1 run recovered");
        assertThatItDied(folder().onlyRun(), "/in/held.wav");
    }

    /**
     * The hardest case: nothing but the lock tells the two apart, neither the process id nor the host's name, and it is
     * one user's spool.
     */
    @EachJdk
    void theJournalOfALivingContainerIsNotTouched(Jdk jdk) {
        try (RunningContainer living =
                container(jdk).main(Endings.class, "wait").start()) {
            living.awaitLine("holding");
            List<String> before = journals();
            assertThat(before).isNotEmpty();

            FinishedJvm other = container(jdk).main(OneFileJob.class).run();
            assertThat(other.errors()).isEqualTo(Container.BANNER + "\n");
            FinishedJvm recovered = recover(jdk);

            assertThat(recovered.exitCode()).as("%s", recovered).isZero();
            assertThat(recovered.errors()).doesNotContain("1 run recovered");
            assertThat(journals()).as("its owner goes on with it").containsAll(before);
            assertThat(folder().run("one-file").text("status")).isEqualTo("success");
            assertThat(folder().run("ending").text("status")).isEqualTo("running");
            assertThat(living.stop(30).exitCode()).isEqualTo(143);
        }
        StoredRun run = folder().run("ending");
        assertThat(run.number("signal")).isEqualTo(15);
        assertThatTheOneInFlightIs(run, "/in/held.wav", "Aborted");
    }

    private void assertThatItDied(StoredRun run, String fileInFlight) {
        assertThat(run.text("status")).isEqualTo("aborted");
        assertThat(run.text("error_message")).isEqualTo("Process died before the command completed (recovered)");
        assertThat(run.isNull("completed_at")).isFalse();
        assertThat(run.isNull("exit_code")).isTrue();
        assertThat(run.isNull("signal")).isTrue();
        assertThatTheOneInFlightIs(run, fileInFlight, "ProcessDied");
        assertThat(journals()).isEmpty();
    }

    private static void assertThatTheOneInFlightIs(StoredRun run, String path, String errorType) {
        List<JsonNode> files = run.files();
        assertThat(files).hasSize(2);
        assertThat(files.get(0).get("status").asText()).isEqualTo("success");
        assertThat(files.get(1).get("file_path").asText()).isEqualTo(path);
        assertThat(files.get(1).get("status").asText()).isEqualTo("failed");
        assertThat(files.get(1).get("error_type").asText()).isEqualTo(errorType);
        assertThat(run.number("total_files")).isEqualTo(2);
        assertThat(run.number("dropped_records")).isZero();
    }

    private FinishedJvm recover(Jdk jdk) {
        return container(jdk)
                .command("java", "-jar", Container.COMMAND_LINE, "recover")
                .run();
    }

    private Container container(Jdk jdk) {
        return Container.of(ContainerImage.of(jdk), temporary)
                .option("--hostname=batch")
                .volume(volume, Container.TRACKING);
    }

    private TrackedFolder folder() {
        return new TrackedFolder(volume);
    }

    /** The files of all journals. */
    private List<String> journals() {
        return new TrackedFolder(volume.resolve(".spool/user-0"))
                .everything().stream().filter(file -> !file.isEmpty()).toList();
    }
}
