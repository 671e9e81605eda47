package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.host.Deaths;
import io.runtrack.it.host.Endings;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.jvm.RunningJvm;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that end without running a shutdown hook: their runs are finished by somebody else, with the file that did
 * it.
 */
final class DeathsIT {
    private static final int CRASHED = 1; // of a JVM that may not dump its memory

    private static final String NO_DUMP = "-XX:-CreateCoredumpOnCrash";

    @TempDir
    private Path temporary;

    @EachJdk
    void halting(Jdk jdk) {
        assertThat(dying(jdk, "halt").exitCode()).isEqualTo(9);
        assertThatTheRunIsFinishedByRecover(jdk);
    }

    @EachJdk
    void crashing(Jdk jdk) {
        assertThat(dying(jdk, "crash", NO_DUMP, "-XX:ErrorFile=" + temporary.resolve("hs_err.log"))
                        .exitCode())
                .isEqualTo(CRASHED);
        assertThatTheRunIsFinishedByRecover(jdk);
    }

    @EachJdk
    void exitingOnOutOfMemory(Jdk jdk) {
        assertThat(dying(jdk, "out-of-memory", "-Xmx32m", "-XX:+ExitOnOutOfMemoryError")
                        .exitCode())
                .isEqualTo(3);
        assertThatTheRunIsFinishedByRecover(jdk);
    }

    @EachJdk
    void crashingOnOutOfMemory(Jdk jdk) {
        assertThat(dying(
                                jdk,
                                "out-of-memory",
                                "-Xmx32m",
                                "-XX:+CrashOnOutOfMemoryError",
                                NO_DUMP,
                                "-XX:ErrorFile=" + temporary.resolve("hs_err.log"))
                        .exitCode())
                .isEqualTo(CRASHED);
        assertThatTheRunIsFinishedByRecover(jdk);
    }

    @EachJdk
    void terminatedWithoutHooks(Jdk jdk) {
        try (RunningJvm jvm = agent(jdk)
                .option("-Xrs")
                .defaultSignals()
                .main(Endings.class, "wait")
                .start()) {
            assertThat(jvm.awaitLine("holding").signal("TERM").await().exitCode())
                    .isEqualTo(143);
        }
        recover(jdk);
        assertThatTheProcessDied(folder().onlyRun(), "/in/held.wav");
    }

    private FinishedJvm dying(Jdk jdk, String death, String... options) {
        FinishedJvm jvm = agent(jdk).option(options).main(Deaths.class, death).run();
        assertThat(jvm.agentLines()).isEmpty();
        return jvm;
    }

    private void assertThatTheRunIsFinishedByRecover(Jdk jdk) {
        assertThat(recover(jdk).errors()).contains("1 run recovered");
        assertThatTheProcessDied(folder().onlyRun(), "/in/second.wav");
        assertThat(recover(jdk).errors()).contains("nothing recovered");
    }

    private static void assertThatTheProcessDied(StoredRun run, String inFlight) {
        assertThat(run.text("status")).isEqualTo("aborted");
        assertThat(run.text("error_message")).isEqualTo("Process died before the command completed (recovered)");
        assertThat(run.isNull("exit_code")).isTrue();
        assertThat(run.isNull("signal")).isTrue();
        assertThat(run.text("completed_at")).isGreaterThanOrEqualTo(run.text("started_at"));
        assertThat(run.files()).hasSize(2);
        assertThat(run.files().get(0).get("status").asText()).isEqualTo("success");
        assertThat(run.files().get(1).get("file_path").asText()).isEqualTo(inFlight);
        assertThat(run.files().get(1).get("error_type").asText()).isEqualTo("ProcessDied");
    }

    private FinishedJvm recover(Jdk jdk) {
        FinishedJvm jvm = ForkedJvm.on(jdk, temporary)
                .classPath(ForkedJvm.cliJar())
                .main(
                        "io.runtrack.cli.Main",
                        "recover",
                        "--path",
                        folder().path().toString())
                .run();
        assertThat(jvm.exitCode()).as(jvm.toString()).isZero();
        return jvm;
    }

    private ForkedJvm agent(Jdk jdk) {
        return ForkedJvm.on(jdk, temporary).agent("path=" + folder().path());
    }

    private TrackedFolder folder() {
        return new TrackedFolder(temporary.resolve("tracked"));
    }
}
