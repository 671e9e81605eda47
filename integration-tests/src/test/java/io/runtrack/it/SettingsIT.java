package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.host.OneFileJob;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.TrackedFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Where settings come from, which one wins, and what happens when they are wrong or tracking is off. */
final class SettingsIT {
    @TempDir
    private Path temporary;

    @EachJdk
    void theAgentArgumentBeatsThePropertyBeatsTheEnvironment(Jdk jdk) {
        ForkedJvm jvm = host(jdk)
                .environment("TRACKING_PATH", path("environment"))
                .environment("TRACKING_LABELS", "from=environment")
                .environment("TRACKING_CHECKPOINT", "7s");
        jvm.agent("").run();
        assertThat(folder("environment").onlyRun().metadata().get("labels").toString())
                .isEqualTo("{\"from\":\"environment\"}");

        jvm.option("-Dtracking.path=" + path("property"), "-Dtracking.labels=from=property")
                .run();
        assertThat(folder("property").onlyRun().metadata().get("labels").toString())
                .isEqualTo("{\"from\":\"property\"}");
        assertThat(folder("property").onlyRun().number("checkpoint_ms")).isEqualTo(7000);

        host(jdk)
                .environment("TRACKING_PATH", path("environment"))
                .option("-Dtracking.path=" + path("property"), "-Dtracking.labels=from=property")
                .agent("path=" + path("argument") + ",checkpoint=PT2M")
                .run();
        assertThat(folder("argument").onlyRun().metadata().get("labels").toString())
                .isEqualTo("{\"from\":\"property\"}");
        assertThat(folder("argument").onlyRun().number("checkpoint_ms")).isEqualTo(120_000);
        assertThat(folder("property").runs()).hasSize(1);
        assertThat(folder("environment").runs()).hasSize(1);
    }

    @EachJdk
    void aCommaIsEscaped(Jdk jdk) {
        FinishedJvm jvm = host(jdk)
                .agent("path=" + path("with\\,comma") + ",labels=team=a\\,b")
                .run();

        assertThat(jvm.errors()).isEmpty();
        assertThat(folder("with,comma").onlyRun().metadata().at("/labels/team").asText())
                .isEqualTo("a,b");
    }

    @EachJdk
    void aFileUriIsAPath(Jdk jdk) {
        host(jdk).agent("path=" + temporary.resolve("by-uri").toUri()).run();

        assertThat(folder("by-uri").onlyRun().text("status")).isEqualTo("success");
    }

    @EachJdk
    void allMistakesAreReportedTogetherAndTheHostGoesOn(Jdk jdk) {
        FinishedJvm jvm = host(jdk)
                .agent("path=" + path("wrong") + ",checkpoint=soon,spool.max=lots,verbse=true")
                .option("-Dtracking.log.level=loud")
                .environment("TRACKING_RUN_ID", "-starts-with-a-dash")
                .environment("TRACKING_LABELS", "no equals sign")
                .environment("TRACKING_MASK_EMAILS", "perhaps")
                .run();

        assertThatTheHostRan(jvm);
        assertThat(folder("wrong").everything()).isEmpty();
        String report = String.join("\n", jvm.agentLines());
        for (String mistake : List.of(
                "checkpoint", "soon",
                "spool.max", "lots",
                "verbse", "verbose",
                "log.level", "loud",
                "run.id", "-starts-with-a-dash",
                "labels", "no equals sign",
                "mask.emails", "perhaps")) {
            assertThat(report).contains(mistake);
        }
        assertThat(jvm.hostErrorLines()).isEmpty();
    }

    @EachJdk
    void theKillSwitchBeatsEverything(Jdk jdk) {
        assertThatNothingIsTracked(host(jdk).agent("path=" + path("off") + ",enabled=false"));
        assertThatNothingIsTracked(host(jdk).agent("path=" + path("off")).environment("TRACKING_ENABLED", "false"));
        assertThatNothingIsTracked(host(jdk).agent("path=" + path("off")).option("-Dtracking.enabled=false"));
    }

    @EachJdk
    void withoutAPathTrackingIsOffSilently(Jdk jdk) {
        assertThatNothingIsTracked(host(jdk).agent(""));
        assertThatNothingIsTracked(host(jdk).agent("verbose=true"));
    }

    private void assertThatNothingIsTracked(ForkedJvm jvm) {
        Path loaded = temporary.resolve("loaded.txt");
        FinishedJvm finished =
                jvm.option("-Xlog:class+load=info:file=" + loaded).run();

        assertThatTheHostRan(finished);
        assertThat(finished.errors()).isEmpty();
        assertThat(folder("off").everything()).isEmpty();
        assertThat(LoadedClasses.in(loaded).ofTheAgent()).containsExactly(LoadedClasses.ENTRY);
    }

    @EachJdk
    void tellsARunAndItsFilesOnALineEach(Jdk jdk) {
        FinishedJvm jvm =
                host(jdk).agent("path=" + path("verbose") + ",verbose=true").run();

        assertThatTheHostRan(jvm);
        assertThat(jvm.hostErrorLines()).isEmpty();
        assertThat(jvm.agentLines()).hasSizeBetween(3, 4);
        assertThat(jvm.agentLines().get(0))
                .contains("one-file", folder("verbose").onlyRun().id());
        assertThat(String.join("\n", jvm.agentLines())).contains("/in/one.wav", "success");
    }

    private static void assertThatTheHostRan(FinishedJvm jvm) {
        assertThat(jvm.exitCode()).as("%s", jvm).isZero();
        assertThat(jvm.output()).isEqualTo("/in/one.wav\ndone\n");
    }

    private ForkedJvm host(Jdk jdk) {
        return ForkedJvm.on(jdk, temporary).main(OneFileJob.class);
    }

    private String path(String name) {
        return temporary.resolve(name).toString();
    }

    private TrackedFolder folder(String name) {
        return new TrackedFolder(temporary.resolve(name));
    }
}
