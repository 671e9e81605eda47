package io.runtrack.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.fixtures.Prerequisite;
import io.runtrack.fixtures.Slow;
import io.runtrack.it.host.FloodJob;
import io.runtrack.it.host.FullDiskJob;
import io.runtrack.it.host.OneFileJob;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What clusters forbid containers, and how little they give them. */
@Slow
final class ContainerRightsIT {
    /** By number and without a name, as a cluster has it; podman would give him one. */
    private static final String[] SOMEBODY = {"--user=10001:10001", "--passwd=false"};

    @TempDir
    private Path temporary;

    private Path volume;

    @BeforeEach
    void makeTheVolume() throws IOException {
        volume = Files.createDirectory(temporary.resolve("volume"));
    }

    @EachJdk
    void aReadOnlyRootIsEnough(Jdk jdk) {
        assertThatItIsTracked(readOnly(jdk).volume(volume, Container.TRACKING));
    }

    @EachJdk
    void aReadOnlyTrackingPathIsAWarning(Jdk jdk) {
        assertThatItIsUntracked(readOnly(jdk), "/tracking/.spool/user-0", "TRACKING_SPOOL");
        assertThatItIsUntracked(readOnly(jdk).mount(volume, Container.TRACKING), "/tracking/.spool/user-0");
    }

    @EachJdk
    void aUserWithoutANameIsTrackedOnAVolumeOfHisOwn(Jdk jdk) {
        assertThatItIsTracked(readOnly(jdk).option(SOMEBODY).option("--volume=" + volume + ":/tracking:U"));
        assertThat(volume.resolve(".spool/user-10001")).isDirectory();
    }

    /**
     * As Kubernetes lays a volume when {@code fsGroup} is set: root's, open to a group that everything in it belongs
     * to.
     */
    @EachJdk
    void aUserWithoutANameIsTrackedOnAVolumeOfHisGroup(Jdk jdk) throws IOException {
        layForTheGroup(volume);
        assertThatItIsTracked(readOnly(jdk).option(SOMEBODY).volume(volume, Container.TRACKING));
        assertThat((int) Files.getAttribute(volume.resolve(".spool/user-10001"), "unix:mode") & 0777)
                .isEqualTo(0700);
    }

    /**
     * As Kubernetes lays an {@code emptyDir}: root's and open to all. The spool is a folder in it, since one of root's
     * would not be private.
     */
    @EachJdk
    void theSpoolMayBeAFolderInAnEmptyDir(Jdk jdk) throws IOException {
        Path emptyDir = Files.createDirectory(temporary.resolve("spool"));
        Files.setAttribute(emptyDir, "unix:mode", 0777);
        layForTheGroup(volume);
        Container container = readOnly(jdk)
                .option(SOMEBODY)
                .volume(volume, Container.TRACKING)
                .volume(emptyDir, "/spool");

        assertThatItIsTracked(container.environment("TRACKING_SPOOL", "/spool/runtrack"));
        assertThat(volume.resolve(".spool")).doesNotExist();
        assertThatItIsUntracked(container.environment("TRACKING_SPOOL", "/spool"), "/spool", "TRACKING_SPOOL");
    }

    @EachJdk
    void aVolumeOnWhichTheUserMayNotWriteIsAWarning(Jdk jdk) {
        assertThatItIsUntracked(
                readOnly(jdk).option(SOMEBODY).volume(volume, Container.TRACKING),
                "/tracking/.spool/user-10001",
                "TRACKING_SPOOL");
        assertThat(volume).isEmptyDirectory();
    }

    @EachJdk
    void aDiskWithoutRoomForAJournalIsAWarning(Jdk jdk) {
        assertThatItIsUntracked(readOnly(jdk).option("--tmpfs=/tracking:size=2m"), "No space left");
    }

    @EachJdk
    void aDiskThatOverflowsHarmsNobody(Jdk jdk) {
        FinishedJvm jvm = container(jdk)
                .option("--tmpfs=/tracking:size=8m")
                .main(FloodJob.class, "100000")
                .run();

        assertThat(jvm.exitCode()).as("%s", jvm).isZero();
        assertThat(jvm.output()).isEqualTo("done\n");
        assertThat(jvm.hostErrorLines()).containsExactly(Container.BANNER);
        assertThat(new HashSet<>(jvm.agentLines().stream()
                        .map(line -> line.substring(0, 40))
                        .toList()))
                .as("each kind of trouble is said once: %s", jvm)
                .hasSameSizeAs(jvm.agentLines())
                .hasSizeBetween(1, 3); // the third tells which records wait when the JVM ends
    }

    @EachJdk
    void whatAFullDiskCouldNotTakeIsCounted(Jdk jdk) {
        int files = 50_000;
        FinishedJvm jvm = container(jdk)
                .volume(volume, Container.TRACKING)
                .option("--tmpfs=/spool:size=8m")
                .environment("TRACKING_SPOOL", "/spool/runtrack")
                // The spool goes with the container: a busy machine may take longer over the records than the default.
                .environment("JAVA_TOOL_OPTIONS", "-javaagent:" + Container.AGENT + "=shutdown.timeout=50s")
                .main(FullDiskJob.class, "/spool/filler", Integer.toString(files))
                .run();

        assertThat(jvm.exitCode()).as("%s", jvm).isZero();
        assertThat(jvm.outputLines()).containsExactly("/spool/filler has filled its disk", "done");
        assertThat(jvm.agentLines())
                .filteredOn(line -> line.contains("dropped_records"))
                .hasSize(1);
        assertThat(jvm.errors()).as("everything was stored in time").doesNotContain("runtrack recover");
        StoredRun run = new TrackedFolder(volume).onlyRun();
        assertThat(run.text("status")).isEqualTo("success");
        long kept = run.number("total_files");
        assertThat(run.number("dropped_records")).isPositive();
        assertThat(kept + run.number("dropped_records")).isEqualTo(files + 2);
        assertThat(run.files()).hasSize((int) kept);
        assertThat(run.files().get(0).get("file_path").asText()).isEqualTo("/in/before.wav");
    }

    private void assertThatItIsTracked(Container container) {
        FinishedJvm jvm = container.main(OneFileJob.class).run();

        assertThat(jvm.exitCode()).as("%s", jvm).isZero();
        assertThat(jvm.outputLines()).containsExactly("/in/one.wav", "done");
        assertThat(jvm.errors()).isEqualTo(Container.BANNER + "\n");
        assertThat(new TrackedFolder(volume).onlyRun().text("status")).isEqualTo("success");
    }

    private static void assertThatItIsUntracked(Container container, String... said) {
        FinishedJvm jvm = container.main(OneFileJob.class).run();

        assertThat(jvm.exitCode()).as("%s", jvm).isZero();
        assertThat(jvm.outputLines()).containsExactly("/in/one.wav", "done");
        assertThat(jvm.hostErrorLines()).containsExactly(Container.BANNER);
        assertThat(jvm.agentLines())
                .singleElement()
                .asString()
                .contains("nothing is recorded")
                .contains(said);
    }

    private static void layForTheGroup(Path folder) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            throw Prerequisite.missing("Only root can give a folder to a group that it is not in");
        }
        Files.setAttribute(folder, "unix:gid", 10001);
        Files.setAttribute(folder, "unix:mode", 02775);
    }

    private Container readOnly(Jdk jdk) {
        return container(jdk).option("--read-only", "--read-only-tmpfs=false");
    }

    private Container container(Jdk jdk) {
        return Container.of(ContainerImage.of(jdk), temporary);
    }
}
