package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.runtrack.it.host.Endings;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.jvm.RunningJvm;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The table of final statuses, row by row; and the host's own exit code, which is as it would be without the agent. */
final class RunEndingIT {
    @TempDir
    private Path temporary;

    @EachJdk
    void returning(Jdk jdk) {
        assertThat(ending(jdk, "files", "success")).isEqualTo("0 success null null code null signal null");
        assertThat(ending(jdk, "files", "skip")).isEqualTo("0 success null null code null signal null");
        assertThat(ending(jdk, "code", "0")).isEqualTo("0 success null null code 0 signal null");
        assertThat(ending(jdk, "code", "4")).isEqualTo("0 failed exited with status 4 null code 4 signal null");
    }

    @EachJdk
    void throwing(Jdk jdk) {
        assertThat(ending(jdk, "throw"))
                .isEqualTo("1 failed no such date IllegalArgumentException code null signal null");
    }

    @EachJdk
    void exiting(Jdk jdk) {
        assertThat(ending(jdk, "exit", "0")).isEqualTo("0 success null null code 0 signal null");
        assertThat(ending(jdk, "exit", "3")).isEqualTo("3 failed exited with status 3 null code 3 signal null");
        assertThat(ending(jdk, "exit", "-2147483648"))
                .isEqualTo("0 failed exited with status -2147483648 null code -2147483648 signal null");
    }

    @EachJdk
    void failing(Jdk jdk) {
        assertThat(ending(jdk, "files", "fail1,success,skip"))
                .isEqualTo("0 partial_success null null code null signal null");
        assertThat(ending(jdk, "files", "fail1,fail2"))
                .isEqualTo("0 failed all 2 files failed null code null signal null");
        assertThat(ending(jdk, "files", "fail1,skip1,skip2"))
                .isEqualTo("0 failed 1 of 3 files failed, none succeeded null code null signal null");
        assertThat(ending(jdk, "emails", "failed1,failed2,failed3"))
                .isEqualTo("0 failed all 3 emails failed null code null signal null");
        assertThat(ending(jdk, "emails", "failed,sent")).isEqualTo("0 partial_success null null code null signal null");
        assertThat(ending(jdk, "emails", "failed,skipped"))
                .isEqualTo("0 failed 1 of 2 emails failed, none succeeded null code null signal null");
    }

    @EachJdk
    void exitingWhileAFileIsInFlight(Jdk jdk) {
        assertThat(ending(jdk, "exit-elsewhere", "3"))
                .isEqualTo("3 failed exited with status 3 null code 3 signal null");
        assertThatTheHeldFileIs("Aborted");
    }

    @EachJdk
    void exitingOnAThreadThatIsNamedLikeASignalsHandler(Jdk jdk) {
        assertThat(ending(jdk, "exit-as-handler", "3"))
                .isEqualTo("3 failed exited with status 3 null code 3 signal null");
    }

    @EachJdk
    void filesThatOutliveTheirRunAndNotTheJvm(Jdk jdk) {
        FinishedJvm jvm = jvm(jdk).main(Endings.class, "left-behind").run();

        assertThat(jvm.agentLines()).isEmpty();
        assertThat(folder().run("ending").text("status")).isEqualTo("success");
        assertThat(folder().run("ending").files()).hasSize(1);
        StoredRun implicit = folder().run("endings");
        assertThat(implicit.files())
                .extracting(file -> file.get("file_path").asText() + " "
                        + file.get("status").asText() + " "
                        + file.get("error_type").asText() + " "
                        + file.get("error_message").asText())
                .containsExactlyInAnyOrder(
                        "/in/soon.wav success null null",
                        "/in/never.wav failed Aborted JVM ended before the command completed",
                        "/in/held.wav failed Aborted JVM ended before the command completed");
        assertThat(implicit.text("status")).isEqualTo("partial_success");
    }

    @EachJdk
    void withNoTimeToStoreAnything(Jdk jdk) {
        ForkedJvm hasty = ForkedJvm.on(jdk, temporary).agent("path=" + folder().path() + ",shutdown.timeout=0ms");
        assertThat(hasty.main(Endings.class, "exit", "3").run().exitCode()).isEqualTo(3);
        jvm(jdk).main(Endings.class, "files", "success").run();

        List<StoredRun> runs = folder().runs();
        assertThat(runs).hasSize(2);
        assertThat(summary(runs.get(0))).isEqualTo("failed exited with status 3 null code 3 signal null");
        assertThat(runs.get(0).number("total_files")).isEqualTo(1);
    }

    @EachJdk
    void runningOutOfThreadsThatKeepTheJvmAlive(Jdk jdk) {
        assertThat(ending(jdk, "main-returns"))
                .isEqualTo("0 aborted JVM ended before the command completed null code null signal null");
        assertThatTheHeldFileIs("Aborted");
    }

    @EachJdk
    void terminated(Jdk jdk) {
        assertThat(signalled(jdk, "TERM"))
                .isEqualTo("143 aborted Command aborted by user (signal 15) null code 143 signal 15");
        assertThatTheHeldFileIs("Aborted");
    }

    @EachJdk
    void interrupted(Jdk jdk) {
        assertThat(signalled(jdk, "INT"))
                .isEqualTo("130 aborted Command aborted by user (signal 2) null code 130 signal 2");
        assertThatTheHeldFileIs("Aborted");
    }

    @EachJdk
    void hungUp(Jdk jdk) {
        assertThat(signalled(jdk, "HUP"))
                .isEqualTo("129 aborted Command aborted by user (signal 1) null code 129 signal 1");
        assertThatTheHeldFileIs("Aborted");
    }

    @EachJdk
    void aRunThatIsAbortedTakesWhatTheHostsOwnHooksRecord(Jdk jdk) {
        try (RunningJvm jvm =
                jvm(jdk).defaultSignals().main(Endings.class, "wait-with-hook").start()) {
            jvm.awaitLine("holding").signal("TERM").await();
        }

        StoredRun run = folder().onlyRun();
        assertThat(run.text("status")).isEqualTo("aborted");
        assertThat(run.files())
                .extracting(file -> file.get("file_path").asText())
                .contains("/in/success-late.wav");
        assertThat(run.number("total_files")).isEqualTo(3);
    }

    @EachJdk
    void killed(Jdk jdk) {
        try (RunningJvm jvm = jvm(jdk).main(Endings.class, "wait").start()) {
            assertThat(jvm.awaitLine("holding").kill().exitCode()).isEqualTo(137);
        }
        jvm(jdk).main(Endings.class, "files", "success").run();

        List<StoredRun> runs = folder().runs();
        assertThat(runs).hasSize(2);
        assertThat(summary(runs.get(0)))
                .isEqualTo("aborted Process died before the command completed (recovered) null code null signal null");
        assertThat(summary(runs.get(1))).isEqualTo("success null null code null signal null");
        assertThatTheHeldFileIs(runs.get(0), "ProcessDied");
    }

    private String ending(Jdk jdk, String... arguments) {
        int before = folder().runs().size();
        FinishedJvm jvm = jvm(jdk).main(Endings.class, arguments).run();
        assertThat(jvm.agentLines()).isEmpty();
        List<StoredRun> runs = folder().runs();
        assertThat(runs).hasSize(before + 1);
        return jvm.exitCode() + " " + summary(runs.get(before));
    }

    private String signalled(Jdk jdk, String signal) {
        try (RunningJvm jvm =
                jvm(jdk).defaultSignals().main(Endings.class, "wait").start()) {
            FinishedJvm finished = jvm.awaitLine("holding").signal(signal).await();
            assertThat(finished.agentLines()).isEmpty();
            return finished.exitCode() + " " + summary(folder().onlyRun());
        }
    }

    private static String summary(StoredRun run) {
        List<String> words = new ArrayList<>();
        for (String field : new String[] {"status", "error_message", "error_type"}) {
            words.add(run.isNull(field) ? "null" : run.text(field));
        }
        assertThat(run.isNull("completed_at")).isFalse();
        return String.join(" ", words) + " code " + run.metadata().get("exit_code") + " signal "
                + run.metadata().get("signal");
    }

    private void assertThatTheHeldFileIs(String errorType) {
        assertThatTheHeldFileIs(folder().onlyRun(), errorType);
    }

    private static void assertThatTheHeldFileIs(StoredRun run, String errorType) {
        List<JsonNode> files = run.files();
        assertThat(files).hasSize(2);
        JsonNode held = files.get(1);
        assertThat(held.get("file_path").asText()).isEqualTo("/in/held.wav");
        assertThat(held.get("file_type").asText()).isEqualTo("audio");
        assertThat(held.get("status").asText()).isEqualTo("failed");
        assertThat(held.get("error_type").asText()).isEqualTo(errorType);
        assertThat(held.get("processing_time_ms").asLong(-1)).isBetween(0L, 30_000L);
        assertThat(run.number("total_files")).isEqualTo(2);
        assertThat(run.number("failed_count")).isEqualTo(1);
    }

    private ForkedJvm jvm(Jdk jdk) {
        return ForkedJvm.on(jdk, temporary).agent("path=" + folder().path());
    }

    private TrackedFolder folder() {
        return new TrackedFolder(temporary.resolve("tracked"));
    }
}
