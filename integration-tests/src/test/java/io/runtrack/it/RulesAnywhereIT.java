package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.fixtures.Slow;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.jvm.RunningJvm;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Rules reach a host's classes wherever these come from, and no rule harms it, however greedy. */
final class RulesAnywhereIT {
    private static final String OUTPUT = "transcript of /in/a.wav1\nlambda\na transcriber\n";

    private static final String RULES = """
            commands: [{method: 'com.acme.pipeline.Main#main'}]
            files:
              - method: com.acme.pipeline.steps.Transcriber#transcribe(Transcriber.Recording)
                path: "{recording.path}"
            """;

    @TempDir
    private Path temporary;

    @EachJdk
    void onTheClassPath(Jdk jdk) throws IOException {
        assertThatItIsTracked(pipeline().onClassPath(host(jdk, RULES)).run());
    }

    @EachJdk
    void inAModuleThatOpensNothing(Jdk jdk) throws IOException {
        assertThatItIsTracked(pipeline().onModulePath(host(jdk, RULES)).run());
    }

    @EachJdk
    void inAJarOfJars(Jdk jdk) throws IOException {
        assertThatItIsTracked(pipeline().asFatJar(host(jdk, RULES)).run());
    }

    /** Its main method is running already, and is not entered any more. */
    @EachJdk
    void whereTheyAreLoadedBeforeTheAgentIsAttached(Jdk jdk) throws IOException {
        ForkedJvm jvm = ForkedJvm.on(jdk, temporary).option("-XX:+EnableDynamicAgentLoading");
        try (RunningJvm running = pipeline().onClassPath(jvm, "wait").start()) {
            running.awaitLine("ready");
            new AttachedAgent(ForkedJvm.agentJar()).attach(running, "config=" + config(RULES));
            FinishedJvm finished = running.tell("go").await();

            assertThat(finished.errors()).isEmpty();
            assertThat(finished.output()).isEqualTo("ready\n" + OUTPUT);
        }
        assertThat(tracked().onlyRun().files()).hasSize(1);
    }

    /**
     * Constructors, bridges, lambdas, abstract methods, the loader of the jar of jars and we ourselves are all named by
     * this.
     */
    @Slow
    @EachJdk
    void aRuleThatNamesEverythingTracksWhatCanBeTracked(Jdk jdk) throws IOException {
        String everything = "log.level: debug\nfiles: [{method: '**#*', type: x}]\n";

        FinishedJvm fat = pipeline().asFatJar(host(jdk, everything)).run();
        FinishedJvm modular = pipeline().onModulePath(host(jdk, everything)).run();

        assertThatTheHostRan(fat);
        assertThatTheHostRan(modular);
        for (FinishedJvm jvm : List.of(fat, modular)) {
            assertThat(jvm.agentLines())
                    .contains("[runtrack] suppressed errors: 0")
                    .allMatch(line -> line.endsWith("suppressed errors: 0") || line.contains("has no body"));
        }
    }

    @EachJdk
    void rulesThatNothingCanMatchAreWarnings(Jdk jdk) throws IOException {
        FinishedJvm jvm = pipeline().onClassPath(host(jdk, RULES + """
                          - method: java.util.ArrayList#add
                          - method: java.lang.Runnable#run
                          - method: io.runtrack.agent.AgentRuntime#start
                          - method: "**a**a**a**a**a**a**a**b#**a*a*a*a*b"
                        """)).run();

        assertThatTheHostRan(jvm);
        assertThat(jvm.agentLines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("java.util.ArrayList#add", "JDK"),
                        line -> assertThat(line).contains("java.lang.Runnable#run", "JDK"));
    }

    private void assertThatItIsTracked(FinishedJvm jvm) {
        assertThatTheHostRan(jvm);
        assertThat(jvm.errors()).isEmpty();
        assertThat(tracked().onlyRun().text("command")).isEqualTo("main");
        assertThat(tracked().onlyRun().files())
                .singleElement()
                .extracting(file -> file.get("file_path").asText())
                .isEqualTo("/in/a.wav");
    }

    private static void assertThatTheHostRan(FinishedJvm jvm) {
        assertThat(jvm.output()).as("%s", jvm).isEqualTo(OUTPUT);
        assertThat(jvm.exitCode()).isZero();
        assertThat(jvm.hostErrorLines()).isEmpty();
    }

    private PackagedPipeline pipeline() throws IOException {
        return new PackagedPipeline(temporary);
    }

    private TrackedFolder tracked() {
        return new TrackedFolder(temporary.resolve("tracked"));
    }

    private ForkedJvm host(Jdk jdk, String rules) throws IOException {
        return ForkedJvm.on(jdk, temporary).agent("config=" + config(rules));
    }

    private Path config(String rules) throws IOException {
        return Files.writeString(
                temporary.resolve("runtrack.yaml"), "path: " + tracked().path() + "\n" + rules);
    }
}
