package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.runtrack.it.host.Idle;
import io.runtrack.it.host.OneFileJob;
import io.runtrack.it.host.Ruled;
import io.runtrack.it.host.SlowJob;
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
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Methods are tracked that only the config file names. */
final class RulesIT {
    @TempDir
    private Path temporary;

    private static final String RULES = """
            commands:
              - method: io.runtrack.it.host.Ruled#main
                command: extract
                subcommand: nightly
                target_date: "{arguments[-1]}"
            files:
              - method: io.runtrack.it.**Transcriber#transcribe(java.nio.file.Path, int)
                type: recording
                path: "{0.fileName}"
                agent_id: "{attempts}"
                skip_on: [io.runtrack.it.host.Ruled.Nested.DoneException, FileNotFoundException]
              - method: "*.runtrack.**.Ruled.**#work"
            emails:
              - method: io.runtrack.it.host.Ruled.Nested.Mailer#sendAll(String, String[], int...)
                agent_name: "{subject}"
            exclude:
              - io.runtrack.it.host.Ruled$Int*
            """;

    @EachJdk
    void tracksAHostThatHasNoAnnotationsAtAll(Jdk jdk) throws IOException {
        String untracked = host(jdk).main(Ruled.class, "2026-01-31").run().output();

        FinishedJvm jvm = ruled(jdk, RULES + "log.level: debug\n")
                .main(Ruled.class, "2026-01-31")
                .run();

        assertThat(jvm.output()).isEqualTo(untracked);
        assertThat(jvm.agentLines()).as("%s", jvm).containsExactly("[runtrack] suppressed errors: 0");
        StoredRun run = tracked().run("extract");
        assertThat(run.text("subcommand")).isEqualTo("nightly");
        assertThat(run.text("target_date")).isEqualTo("2026-01-31");
        assertThat(run.files())
                .extracting(RulesIT::briefly)
                .containsExactly(
                        "a.wav recording 3 success null",
                        "done.wav recording 3 skipped AlreadyDoneException",
                        "gone.wav recording 3 skipped FileNotFoundException",
                        "bad.wav recording 3 failed IllegalStateException");
        assertThat(run.emails())
                .extracting(email -> email.get("email").asText()
                        + ' '
                        + email.get("status").asText()
                        + ' '
                        + email.get("agent_name").asText())
                .containsExactly("to@b.com sent x", "x1@b.com failed x");
    }

    @EachJdk
    void aRuleBeatsTheAnnotationAndAnExclusionBeatsBoth(Jdk jdk) throws IOException {
        FinishedJvm jvm = ruled(jdk, """
                        files:
                          - method: io.runtrack.it.host.OneFileJob#process
                            path: "by rule"
                        """)
                .classPath(ForkedJvm.hostClasses(), ForkedJvm.annotations())
                .main(OneFileJob.class)
                .run();

        assertThat(jvm.errors()).isEmpty();
        assertThat(tracked().run("one-file").files())
                .singleElement()
                .extracting(file -> file.get("file_path").asText())
                .isEqualTo("by rule");

        FinishedJvm excluded = ruled(jdk, """
                        files: [{method: 'io.runtrack.it.host.OneFileJob#process'}]
                        exclude: ['io.runtrack.it.host.OneFile*']
                        """)
                .classPath(ForkedJvm.hostClasses(), ForkedJvm.annotations())
                .main(OneFileJob.class)
                .run();

        assertThat(excluded.errors()).isEmpty();
        assertThat(tracked().runs()).hasSize(1);
    }

    @EachJdk
    void namesARunAndEndsItByTemplates(Jdk jdk) throws IOException {
        FinishedJvm jvm = ruled(jdk, """
                        commands:
                          - method: io.runtrack.it.host.Ruled#main
                            command: "{arguments[0]}-job"
                            subcommand: "{{{0[1]}"
                            status: "{arguments[2]}"
                            error_type: "{arguments[3]}"
                            error_message: "stopped by {arguments[3]}"
                        """)
                .main(Ruled.class, "nightly", "eu", "Aborted", "operator")
                .run();

        assertThat(jvm.errors()).isEmpty();
        StoredRun run = tracked().run("nightly-job");
        assertThat(run.text("subcommand")).isEqualTo("{eu");
        assertThat(run.text("status")).isEqualTo("aborted");
        assertThat(run.text("error_type")).isEqualTo("operator");
        assertThat(run.text("error_message")).isEqualTo("stopped by operator");
    }

    /** One file serves several programs, and some do nothing of interest. */
    @EachJdk
    void warnsOfRulesWhoseClassWasLoadedIfSomethingWasRecorded(Jdk jdk) throws IOException {
        String unmatched = """
                files:
                  - method: io.runtrack.it.host.Ruled.Nested.Silent#sing
                  - method: com.acme.other.Main#main
                  - method: "com.acme.**#run"
                  - method: io.runtrack.it.host.Ruled$Transcriber#transcript
                """;

        FinishedJvm recording = ruled(jdk, unmatched + "  - method: io.runtrack.it.host.Ruled$Internal#work\n")
                .main(Ruled.class)
                .run();
        FinishedJvm silent = ruled(jdk, unmatched).main(Ruled.class).run();

        assertThat(recording.hostErrorLines()).isEmpty();
        assertThat(recording.agentLines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains(
                                        "Ruled.Nested.Silent#sing",
                                        "did you mean io.runtrack.it.host.Ruled$Singer#sing?"),
                        line -> assertThat(line)
                                .contains(
                                        "#transcript ",
                                        "did you mean io.runtrack.it.host.Ruled$Transcriber#transcribe?"));
        assertThat(silent.errors()).isEmpty();
    }

    @EachJdk
    void warnsOfARuleThatMatchedNothingAlsoAfterASignal(Jdk jdk) throws Exception {
        String rules = """
                files:
                  - method: io.runtrack.it.host.SlowJob#runn
                """;
        RunningJvm running = ruled(jdk, rules)
                .classPath(ForkedJvm.hostClasses(), ForkedJvm.annotations())
                .main(SlowJob.class)
                .defaultSignals()
                .start();
        running.awaitLine("started");
        running.signal("TERM");
        FinishedJvm jvm = running.await();

        assertThat(jvm.exitCode()).isEqualTo(143);
        assertThat(jvm.agentLines())
                .satisfiesExactly(line -> assertThat(line).contains("SlowJob#runn", "line 3", "did you mean"));
    }

    @EachJdk
    void mistakesLeaveTheHostUntrackedAndAreReportedTogether(Jdk jdk) throws IOException {
        FinishedJvm jvm = ruled(jdk, """
                        checkpoint: soon
                        files:
                          - method: io.runtrack.it.host.Ruled
                            typ: audio
                        """).main(Ruled.class).run();

        assertThat(jvm.exitCode()).isZero();
        assertThat(jvm.hostErrorLines()).isEmpty();
        assertThat(jvm.agentLines())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).contains("checkpoint"))
                .anySatisfy(line -> assertThat(line).contains("files.method", "line 4", "class#method"))
                .anySatisfy(line -> assertThat(line).contains("files.typ", "line 5", "nearest one is type"));
        assertThat(tracked().everything()).isEmpty();
    }

    @EachJdk
    void aTemplateThatDoesNotFitItsMethodIsAWarningThatNamesTheRule(Jdk jdk) throws IOException {
        FinishedJvm jvm = ruled(jdk, """
                        files:
                          - method: io.runtrack.it.host.Ruled.Transcriber#transcribe(String)
                            agent_id: "{nobody}"
                        """).main(Ruled.class, "2026-01-31").run();

        assertThat(jvm.agentLines())
                .singleElement()
                .asString()
                .contains("Transcriber#transcribe: agentId", "the rule in", "line 3", "{text}");
    }

    /** Neither a thread nor a hook, nor a file but its config file, which was closed again. */
    @EachJdk
    void aJvmInWhichNoRuleMatchesStaysIdle(Jdk jdk) throws IOException {
        List<String> without = host(jdk)
                .main(Idle.class, "0")
                .agent("path=" + tracked().path())
                .run()
                .outputLines();

        FinishedJvm jvm = ruled(jdk, RULES).main(Idle.class, "0").run();

        assertThat(jvm.errors()).isEmpty();
        assertThat(jvm.outputLines()).containsExactlyInAnyOrderElementsOf(without);
        assertThat(tracked().everything()).isEmpty();
    }

    private static String briefly(JsonNode file) {
        return file.get("file_path").asText()
                + ' '
                + file.get("file_type").asText()
                + ' '
                + file.get("agent_id").asText()
                + ' '
                + file.get("status").asText()
                + ' '
                + file.get("error_type").asText();
    }

    private TrackedFolder tracked() {
        return new TrackedFolder(temporary.resolve("tracked"));
    }

    private ForkedJvm ruled(Jdk jdk, String rules) throws IOException {
        Path config = Files.writeString(
                temporary.resolve("runtrack.yaml"), "path: " + tracked().path() + "\n" + rules);
        return host(jdk).agent("config=" + config);
    }

    /** The host's classes alone: nothing that annotates could be found. */
    private ForkedJvm host(Jdk jdk) {
        return ForkedJvm.on(jdk, temporary).classPath(ForkedJvm.hostClasses());
    }
}
