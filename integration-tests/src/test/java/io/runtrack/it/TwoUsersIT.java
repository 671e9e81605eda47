package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.fixtures.Slow;
import io.runtrack.it.host.OneFileJob;
import io.runtrack.it.host.SlowJob;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.jvm.OtherUser;
import io.runtrack.it.jvm.RunningJvm;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Users who share a tracking path or a temporary folder, and do not trust each other with their journals. */
@Slow
final class TwoUsersIT {
    @TempDir
    private Path temporary;

    private Path path;

    @BeforeEach
    void openTheFolderToAll() throws IOException {
        Files.setAttribute(temporary, "unix:mode", 01777);
        path = Files.createDirectory(temporary.resolve("tracked"));
        Files.setAttribute(path, "unix:mode", 01777);
    }

    @EachJdk
    void bothAreTrackedAndEachHasASpoolOfItsOwn(Jdk jdk) throws IOException {
        for (OtherUser user : OtherUser.values()) {
            FinishedJvm jvm =
                    jvm(jdk, user).agent("path=" + path).main(OneFileJob.class).run();

            assertThat(jvm.exitCode()).as("%s", jvm).isZero();
            assertThat(jvm.errors()).isEmpty();
            assertThat(owner(spool(user))).isEqualTo(user.userName());
            assertThat(mode(spool(user))).isEqualTo("700");
        }
        assertThat(mode(path.resolve(".spool"))).isEqualTo("1777");
        assertThat(new TrackedFolder(path).runs())
                .extracting(run -> run.metadata().at("/environment/user").asText())
                .containsExactlyInAnyOrder("nobody", "daemon");
    }

    @EachJdk
    void eachRecoversItsOwnRunsAndTouchesNoOther(Jdk jdk) throws IOException {
        for (OtherUser user : OtherUser.values()) {
            killedRunOf(jdk, user);
            assertThatAllIsPrivate(spool(user));
        }
        List<Path> others = below(spool(OtherUser.DAEMON));

        FinishedJvm recovered = cli(jdk, OtherUser.NOBODY, "recover", "--path", path.toString());

        assertThat(recovered.exitCode()).as("%s", recovered).isZero();
        assertThat(recovered.errors()).contains("1 run recovered");
        assertThat(below(spool(OtherUser.NOBODY))).isEmpty();
        assertThat(below(spool(OtherUser.DAEMON))).isEqualTo(others);
        assertThat(statuses()).containsExactlyInAnyOrder("aborted", "running");

        FinishedJvm refused = cli(
                jdk,
                OtherUser.NOBODY,
                "recover",
                "--spool",
                spool(OtherUser.DAEMON).toString());
        assertThat(refused.exitCode()).as("%s", refused).isEqualTo(1);
        assertThat(refused.errors())
                .contains("belongs to daemon", "go on as daemon")
                .hasLineCount(1);

        FinishedJvm next = jvm(jdk, OtherUser.DAEMON)
                .agent("path=" + path)
                .main(OneFileJob.class)
                .run();
        assertThat(next.errors()).isEmpty();
        assertThat(statuses()).containsExactlyInAnyOrder("aborted", "aborted", "success");
        assertThat(below(spool(OtherUser.DAEMON))).isEmpty();
    }

    @EachJdk
    void aSpoolThatAnotherUserHasMadeIsRefusedAndSaidOnce(Jdk jdk) throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("runtrack-nobody"));
        Path open = Files.createDirectory(temporary.resolve("runtrack-open"));
        Files.setAttribute(open, "unix:mode", 0777);
        Path file = Files.createFile(temporary.resolve("runtrack-file"));
        Path link = Files.createSymbolicLink(temporary.resolve("runtrack-link"), open);
        Path unsafe = Files.createDirectory(temporary.resolve(".spool"));
        Files.setAttribute(unsafe, "unix:mode", 0777);

        for (Path spool : List.of(folder, open, file, link, unsafe.resolve("nobody"))) {
            FinishedJvm jvm = jvm(jdk, OtherUser.NOBODY)
                    .agent("path=" + path + ",spool=" + spool)
                    .main(OneFileJob.class)
                    .run();

            assertThat(jvm.exitCode()).as("%s", jvm).isZero();
            assertThat(jvm.output()).isEqualTo("/in/one.wav\ndone\n");
            assertThat(jvm.hostErrorLines()).isEmpty();
            assertThat(jvm.agentLines())
                    .singleElement()
                    .asString()
                    .contains("nothing is recorded", spool.toString(), "TRACKING_SPOOL");
        }
        assertThat(new TrackedFolder(path).everything()).containsExactly("");
        assertThat(open).isEmptyDirectory();
    }

    private void killedRunOf(Jdk jdk, OtherUser user) {
        try (RunningJvm jvm = jvm(jdk, user)
                .agent("path=" + path + ",checkpoint=100ms")
                .main(SlowJob.class)
                .start()) {
            jvm.awaitLine("started");
            awaitRunOf(user);
            jvm.kill();
        }
    }

    private void awaitRunOf(OtherUser user) {
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (new TrackedFolder(path)
                .runs().stream()
                        .noneMatch(run ->
                                run.metadata().at("/environment/user").asText().equals(user.userName())
                                        && run.number("total_files") > 0)) {
            assertThat(System.nanoTime()).as("%s is tracked in time", user).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private void assertThatAllIsPrivate(Path spool) throws IOException {
        for (Path each : below(spool)) {
            assertThat(mode(each)).as("%s", each).isEqualTo(Files.isDirectory(each) ? "700" : "600");
        }
        assertThat(below(spool)).hasSizeGreaterThan(4);
    }

    private List<String> statuses() {
        return new TrackedFolder(path)
                .runs().stream().map(run -> run.text("status")).toList();
    }

    private ForkedJvm jvm(Jdk jdk, OtherUser user) {
        return ForkedJvm.on(jdk, temporary).as(user);
    }

    private FinishedJvm cli(Jdk jdk, OtherUser user, String... arguments) {
        return jvm(jdk, user)
                .classPath(ForkedJvm.cliJar())
                .main("io.runtrack.cli.Main", arguments)
                .run();
    }

    private Path spool(OtherUser user) {
        return path.resolve(".spool").resolve(user.userName());
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(each -> !each.equals(folder)).sorted().toList();
        }
    }

    private static String owner(Path each) throws IOException {
        return Files.getOwner(each, LinkOption.NOFOLLOW_LINKS).getName();
    }

    private static String mode(Path each) throws IOException {
        return Integer.toOctalString((int) Files.getAttribute(each, "unix:mode", LinkOption.NOFOLLOW_LINKS) & 07777);
    }
}
