package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.host.Endings;
import io.runtrack.it.host.ShutdownHooks;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.jvm.RunningJvm;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The host's own shutdown hooks and signal handlers, which run while ours does. */
final class ShutdownHooksIT {
    @TempDir
    private Path temporary;

    @EachJdk
    void theImplicitRunTakesWhatAHookRecordsWhenTheJvmRunsOutOfThreads(Jdk jdk) {
        assertThat(jvm(jdk).main(ShutdownHooks.class, "record-late").run().agentLines())
                .isEmpty();

        StoredRun run = folder().onlyRun();
        assertThat(paths(run)).containsExactly("/in/early.wav", "/in/late.wav");
        assertThat(run.text("status")).isEqualTo("success");
    }

    /** No hook of ours can be registered any more, which would end the run: the next process does. */
    @EachJdk
    void theFirstRecordOfAllInAHookIsKept(Jdk jdk) {
        FinishedJvm jvm = jvm(jdk).main(ShutdownHooks.class, "record-late-only").run();
        assertThat(jvm.agentLines()).singleElement().asString().contains("runtrack recover");
        assertThat(jvm.output()).isEqualTo("/in/late.wav\n");
        jvm(jdk).main(Endings.class, "files", "success").run();

        StoredRun run = folder().run("shutdown-hooks");
        assertThat(paths(run)).containsExactly("/in/late.wav");
        assertThat(run.text("status")).isEqualTo("aborted");
    }

    @EachJdk
    void whatAHookRecordsAfterAnExitGoesToAnImplicitRunThatEndsAsTheProcessDoes(Jdk jdk) {
        FinishedJvm jvm =
                jvm(jdk).main(ShutdownHooks.class, "record-late-and-exit", "3").run();

        assertThat(jvm.exitCode()).isEqualTo(3);
        assertThat(jvm.agentLines()).isEmpty();
        assertThat(paths(folder().run("exiting"))).containsExactly("/in/early.wav");
        StoredRun implicit = folder().run("shutdown-hooks");
        assertThat(paths(implicit)).containsExactly("/in/late.wav");
        assertThat(implicit.text("error_message")).isEqualTo("exited with status 3");
    }

    @EachJdk
    void aFileThatAHookBringsToItsEndIsNoAbortedOne(Jdk jdk) {
        StoredRun run = signalled(jdk, "finish-file", "TERM", 143);

        assertThat(run.text("status")).isEqualTo("aborted");
        assertThat(run.files()).hasSize(1);
        assertThat(run.files().get(0).get("status").asText()).isEqualTo("success");
    }

    @EachJdk
    void aHangingHookKeepsNoRunFromBeingStored(Jdk jdk) throws InterruptedException {
        try (RunningJvm jvm = ForkedJvm.on(jdk, temporary)
                .agent("path=" + folder().path() + ",shutdown.timeout=2s")
                .defaultSignals()
                .main(ShutdownHooks.class, "hang")
                .start()) {
            jvm.awaitLine("holding").signal("TERM");
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (!isStored() && System.nanoTime() < deadline) {
                Thread.sleep(50);
            }
            assertThat(folder().onlyRun().text("status")).isEqualTo("aborted");
            assertThat(jvm.isAlive()).isTrue();
        }
    }

    @EachJdk
    void aSecondSignalChangesNothing(Jdk jdk) {
        int exitCode;
        try (RunningJvm jvm =
                jvm(jdk).defaultSignals().main(Endings.class, "wait-with-hook").start()) {
            jvm.awaitLine("holding").signal("TERM").signal("INT").signal("TERM");
            exitCode = jvm.await().exitCode();
        }
        // Of signals that come at once each has a thread of the JVM's own: which of them is first, and which one's code
        // it ends with, may differ.
        assertThat(exitCode).isIn(130, 143);
        assertThat(folder().onlyRun().text("status")).isEqualTo("aborted");
        assertThat(folder().onlyRun().number("signal")).isIn(2L, 15L);
        assertThat(paths(folder().onlyRun())).contains("/in/success-late.wav");
    }

    @EachJdk
    void anExitOnAHandlersThreadCountsAsItsSignal(Jdk jdk) {
        StoredRun run = signalled(jdk, "handle-and-exit", "TERM", 7);

        assertThat(run.text("status")).isEqualTo("aborted");
        assertThat(run.number("signal")).isEqualTo(15);
    }

    @EachJdk
    void aSignalThatTheHostHandlesAndSurvivesIsNoEnd(Jdk jdk) {
        StoredRun run = signalled(jdk, "handle-and-go-on", "TERM", 0);

        assertThat(run.text("status")).isEqualTo("success");
        assertThat(run.isNull("signal")).isTrue();
        assertThat(paths(run)).containsExactly("/in/after-signal.wav");
    }

    @EachJdk
    void anExitFromWithinAFileAbortsIt(Jdk jdk) {
        assertThat(jvm(jdk).main(ShutdownHooks.class, "exit-within-file").run().exitCode())
                .isEqualTo(4);

        StoredRun run = folder().onlyRun();
        assertThat(run.text("error_message")).isEqualTo("exited with status 4");
        assertThat(run.files()).hasSize(1);
        assertThat(run.files().get(0).get("error_type").asText()).isEqualTo("Aborted");
    }

    /** Nothing that we have to do for the JVM to end needs what the exiting thread may hold. */
    @EachJdk
    void anExitUnderTheMonitorsOfThreadsAndTheirGroupsEndsTheJvm(Jdk jdk) throws IOException {
        Path rules = Files.writeString(
                temporary.resolve("rules.yaml"),
                "files:\n  - method: \"" + ShutdownHooks.class.getName() + "#none\"\n");
        FinishedJvm jvm = ForkedJvm.on(jdk, temporary)
                .agent("path=" + folder().path() + ",log.level=debug,config=" + rules)
                .main(ShutdownHooks.class, "exit-under-monitors")
                .timeout(Duration.ofSeconds(30))
                .run();

        assertThat(jvm.exitCode()).isEqualTo(3);
        assertThat(folder().onlyRun().text("error_message")).isEqualTo("exited with status 3");
    }

    private boolean isStored() {
        List<StoredRun> runs = folder().runs();
        return !runs.isEmpty()
                && runs.stream().noneMatch(run -> run.text("status").equals("running"));
    }

    private StoredRun signalled(Jdk jdk, String host, String signal, int exitCode) {
        try (RunningJvm jvm =
                jvm(jdk).defaultSignals().main(ShutdownHooks.class, host).start()) {
            FinishedJvm finished = jvm.awaitLine("holding").signal(signal).await();
            assertThat(finished.exitCode()).isEqualTo(exitCode);
            assertThat(finished.agentLines()).isEmpty();
        }
        return folder().onlyRun();
    }

    private static List<String> paths(StoredRun run) {
        return run.files().stream().map(file -> file.get("file_path").asText()).toList();
    }

    /** Waits longer at its end than anybody would, so that a busy machine makes no record late. */
    private ForkedJvm jvm(Jdk jdk) {
        return ForkedJvm.on(jdk, temporary).agent("path=" + folder().path() + ",shutdown.timeout=50s");
    }

    private TrackedFolder folder() {
        return new TrackedFolder(temporary.resolve("tracked"));
    }
}
