package io.runtrack.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.fixtures.Prerequisite;
import io.runtrack.fixtures.Slow;
import io.runtrack.it.host.Endings;
import io.runtrack.it.host.OneFileJob;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;

/** What the documents tell people to put into images and manifests, done. */
@Slow
final class DeploymentIT {
    private static final Pattern README_IMAGE = Pattern.compile("```dockerfile\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path temporary;

    @EachJdk
    void theReadmesImageTracksWithoutAnOptionMore(Jdk jdk) throws IOException {
        Path volume = Files.createDirectory(temporary.resolve("volume"));
        Matcher lines = README_IMAGE.matcher(Manifest.text("README.md"));
        assertThat(lines.find()).isTrue();
        ContainerImage image = ContainerImage.of(jdk).with(lines.group(1), ForkedJvm.agentJar());
        try {
            FinishedJvm jvm = Container.bare(image, temporary)
                    .volume(volume, Container.TRACKING)
                    .main(OneFileJob.class)
                    .run();

            assertThat(jvm.exitCode()).as("%s", jvm).isZero();
            assertThat(jvm.errors()).isEqualTo(Container.BANNER + "\n");
        } finally {
            image.remove();
        }
        assertThat(new TrackedFolder(volume).onlyRun().text("status")).isEqualTo("success");
    }

    /** The reason for the guard. */
    @EachJdk
    void aJvmWhoseAgentIsMissingDoesNotStart(Jdk jdk) {
        FinishedJvm jvm = Container.bare(ContainerImage.of(jdk), temporary)
                .environment("JAVA_TOOL_OPTIONS", "-javaagent:" + Container.AGENT)
                .main(OneFileJob.class)
                .run();

        assertThat(jvm.exitCode()).isEqualTo(1);
        assertThat(jvm.output()).doesNotContain("/in/one.wav");
        assertThat(jvm.errors()).contains("JAR manifest missing : " + Container.AGENT);
    }

    @EachJdk
    void aGuardedJvmWhoseAgentIsMissingRunsUntracked(Jdk jdk) throws IOException {
        Path volume = volumeOfTheGroup("volume");
        Container container = Container.bare(ContainerImage.of(jdk), temporary);
        FinishedJvm jvm = deployed(container, Manifest.cronJob(), "nightly-report-29385751-x7k2p")
                .volume(volume, Container.TRACKING)
                .command(guarded(Manifest.cronJob(), "exit", "3"))
                .run();

        assertThat(jvm.exitCode()).as("%s", jvm).isEqualTo(3);
        assertThat(jvm.agentLines()).hasSize(1);
        assertThat(jvm.hostErrorLines()).isEmpty();
        assertThat(volume).isEmptyDirectory();
    }

    /** The guard gives its place to the JVM, which so gets the signal; and the pod's name is the run's id. */
    @EachJdk
    void theCronJobsPodIsStopped(Jdk jdk) throws IOException {
        Path volume = volumeOfTheGroup("volume");
        Manifest manifest = Manifest.cronJob();
        Container container = deployed(
                        Container.bare(ContainerImage.of(jdk), temporary), manifest, "nightly-report-29385751-x7k2p")
                .mount(ForkedJvm.agentJar(), Container.AGENT)
                .volume(volume, Container.TRACKING)
                .command(guarded(manifest, "wait"));
        try (RunningContainer pod = container.start()) {
            FinishedJvm jvm = pod.awaitLine("holding")
                    .stop(manifest.pod().at("/terminationGracePeriodSeconds").asInt());
            assertThat(jvm.exitCode()).as("%s", jvm).isEqualTo(143);
            assertThat(jvm.errors()).isEqualTo(Container.BANNER + "\n");
        }
        StoredRun run = new TrackedFolder(volume).onlyRun();
        assertThat(run.id()).isEqualTo("nightly-report-29385751-x7k2p");
        assertThat(run.number("signal")).isEqualTo(15);
        assertThat(run.metadata().at("/environment/pid").asLong()).isEqualTo(1);
        assertThat(run.metadata().at("/labels/pipeline").asText()).isEqualTo("nightly");
    }

    /** A pod's second container finds the spool of the first, which was killed. */
    @EachJdk
    void theJobsContainerIsKilledAndStartedAgain(Jdk jdk) throws IOException {
        Path volume = volumeOfTheGroup("volume");
        Path emptyDir = volumeOfTheGroup("spool");
        Container container = deployed(
                        Container.bare(ContainerImage.of(jdk), temporary), Manifest.job(), "backfill-x7k2p")
                .mount(ForkedJvm.agentJar(), Container.AGENT)
                .volume(volume, Container.TRACKING)
                .volume(emptyDir, "/spool");
        try (RunningContainer pod =
                container.command(guarded(Manifest.job(), "wait")).start()) {
            assertThat(pod.awaitLine("holding").kill().exitCode()).isEqualTo(137);
        }
        FinishedJvm again =
                container.command(guarded(Manifest.job(), "code", "0")).run();

        assertThat(again.exitCode()).as("%s", again).isZero();
        assertThat(again.errors()).isEqualTo(Container.BANNER + "\n");
        assertThat(new TrackedFolder(volume).runs())
                .extracting(run -> run.text("status"))
                .containsExactly("aborted", "success");
        assertThat(new TrackedFolder(emptyDir).everything()).containsExactly("", "runtrack");
    }

    private static String[] guarded(Manifest manifest, String... ending) {
        return manifest.commandFor(Container.java(Endings.class, ending)).toArray(String[]::new);
    }

    /** With the rights and the environment that the manifest gives it. */
    private static Container deployed(Container container, Manifest manifest, String podName) {
        assertThat(manifest.container()
                        .at("/securityContext/readOnlyRootFilesystem")
                        .asBoolean())
                .isTrue();
        manifest.environment(podName).forEach(container::environment);
        int user = manifest.pod().at("/securityContext/runAsUser").asInt();
        int group = manifest.pod().at("/securityContext/runAsGroup").asInt();
        return container
                .option("--user=" + user + ":" + group, "--passwd=false")
                .option("--read-only", "--read-only-tmpfs=false", "--hostname=" + podName)
                .option("--memory=512m", "--tmpfs=" + manifest.mounts().get("tmp"));
    }

    /** As Kubernetes lays it for {@code fsGroup}. */
    private Path volumeOfTheGroup(String name) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            throw Prerequisite.missing("Only root can give a folder to a group that it is not in");
        }
        Path folder = Files.createDirectory(temporary.resolve(name));
        Files.setAttribute(folder, "unix:gid", 10001);
        Files.setAttribute(folder, "unix:mode", 02775);
        return folder;
    }
}
