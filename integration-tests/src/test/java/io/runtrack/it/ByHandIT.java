package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.host.ReportingBatch;
import io.runtrack.it.host.TrackedByHand;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.HostLibraries;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.jvm.RunningJvm;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

/**
 * The library in processes of its own: without the agent as safe as with it, and with the agent a way to report to its
 * runs.
 */
final class ByHandIT {
    @TempDir
    private Path temporary;

    @EachJdk
    void aHandlerReportsToTheAgentsActiveRunAcrossTheClassLoaders(Jdk jdk) {
        FinishedJvm jvm = ForkedJvm.on(jdk, temporary)
                .classPath(HostLibraries.with("runtrack-runtime", "jackson-core"))
                .agent("path=" + folder().path())
                .main(ReportingBatch.class)
                .run();

        assertThat(jvm.errors()).isEmpty();
        StoredRun run = folder().onlyRun();
        assertThat(run.text("command")).isEqualTo("reporting-batch");
        assertThat(run.text("status")).isEqualTo("partial_success");
        assertThat(run.files())
                .extracting(file -> file.get("file_path").asText() + " "
                        + file.get("status").asText() + " "
                        + file.get("processing_time_ms").asLong())
                .containsExactly("/in/a.wav success 1500", "/in/b.wav failed 20", "/in/c.wav skipped 0");
    }

    @EachJdk
    void withoutTheAgentTheHandlerDoesNothing(Jdk jdk) {
        FinishedJvm jvm = ForkedJvm.on(jdk, temporary)
                .classPath(HostLibraries.with("runtrack-runtime", "jackson-core"))
                .main(ReportingBatch.class)
                .run();

        assertThat(jvm.output()).isEqualTo("done\n");
        assertThat(jvm.errors()).isEmpty();
    }

    @EachJdk
    void aSignalEndsTheRunsOfAllTrackers(Jdk jdk) {
        try (RunningJvm jvm = byHand(jdk)) {
            assertThat(jvm.awaitLine("holding").signal("TERM").await().exitCode())
                    .isEqualTo(143);
        }
        assertThat(folder().runs()).hasSize(2).allSatisfy(run -> {
            assertThat(run.text("status")).isEqualTo("aborted");
            assertThat(run.text("error_message")).isEqualTo("Command aborted by user (signal 15)");
        });
        assertThatTheHeldFileIs("Aborted");
    }

    @EachJdk
    void anExitUnderTheMonitorsOfThreadsAndTheirGroupsEndsTheRuns(Jdk jdk) {
        FinishedJvm jvm = ForkedJvm.on(jdk, temporary)
                .classPath(HostLibraries.with("runtrack-runtime", "jackson-core"))
                .main(TrackedByHand.class, folder().path().toString(), "exit")
                .timeout(Duration.ofSeconds(30))
                .run();

        assertThat(jvm.exitCode()).isEqualTo(3);
        assertThat(folder().runs()).hasSize(2).allSatisfy(run -> assertThat(run.text("status"))
                .isEqualTo("aborted"));
    }

    @EachJdk
    void aKilledProcessesRunsAreFinishedByRecover(Jdk jdk) {
        try (RunningJvm jvm = byHand(jdk)) {
            jvm.awaitLine("holding").kill();
        }
        ForkedJvm.on(jdk, temporary)
                .environment("TRACKING_PATH", folder().path().toString())
                .classPath(ForkedJvm.cliJar())
                .main("io.runtrack.cli.Main", "recover")
                .run();

        assertThat(folder().runs()).hasSize(2).allSatisfy(run -> assertThat(run.text("status"))
                .isEqualTo("aborted"));
        assertThatTheHeldFileIs("ProcessDied");
    }

    @EachJdk
    void saysOnceForAllTrackersThatTheStorageDoesNotHoldTheirRuns(Jdk jdk) throws IOException {
        Files.createDirectories(folder().path());
        Files.createFile(folder().path().resolve("run_metadata")); // so that nothing can be stored below it
        FinishedJvm ended;
        try (RunningJvm jvm = byHand(jdk)) {
            ended = jvm.awaitLine("holding").signal("TERM").await();
        }

        Path spool = folder().path().resolve(".spool/" + System.getProperty("user.name"));
        assertThat(ended.agentLines()).singleElement().asString().contains("runtrack recover --spool " + spool);
    }

    private void assertThatTheHeldFileIs(String errorType) {
        assertThat(folder().run("extract").files()).hasSize(1);
        assertThat(folder().run("report").files()).hasSize(2);
        assertThat(folder().run("report").files().get(1).get("file_path").asText())
                .isEqualTo("/in/held.wav");
        assertThat(folder().run("report").files().get(1).get("error_type").asText())
                .isEqualTo(errorType);
    }

    private RunningJvm byHand(Jdk jdk) {
        return ForkedJvm.on(jdk, temporary)
                .defaultSignals()
                .classPath(HostLibraries.with("runtrack-runtime", "jackson-core"))
                .main(TrackedByHand.class, folder().path().toString())
                .start();
    }

    private TrackedFolder folder() {
        return new TrackedFolder(temporary.resolve("tracked"));
    }
}
