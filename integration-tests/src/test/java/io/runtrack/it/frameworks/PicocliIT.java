package io.runtrack.it.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.fixtures.Slow;
import io.runtrack.it.host.NightlyCommands;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.HostLibraries;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.ShownDocument;
import io.runtrack.it.stored.StoredRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What picocli executes is on record, with what it knows of its commands. */
final class PicocliIT {
    private static final Path OLDEST =
            Path.of("target/frameworks/picocli-4.0.4.jar").toAbsolutePath();

    @TempDir
    private Path temporary;

    @EachJdk
    void tellsOfEachCommandWhatPicocliKnows(Jdk jdk) {
        assertThat(run(jdk, "--config-file", "app.yaml")).isEqualTo("nightly | - | app.yaml | - | success | 0 | - | -");
        assertThat(run(jdk, "copy", "2026-11-29", "3"))
                .isEqualTo("nightly | copy | - | 2026-11-29 | failed | 3 | - | exited with status 3");
        assertThat(run(jdk, "--config-file=a", "load", "voices"))
                .isEqualTo("nightly | load voices | a | 2026-11-30 | success | 0 | - | -");
        assertThat(run(jdk, "load", "voices", "voices"))
                .isEqualTo("nightly | load voices voices | - | 2026-11-30 | success | 0 | - | -");
        assertThat(run(jdk, "load", "voices", "--fail=no disk"))
                .isEqualTo("nightly | load voices | - | 2026-11-30 | failed | 1 | IllegalStateException | no disk");
        assertThat(run(jdk, "load", "voices", "--fail=usage"))
                .isEqualTo("nightly | load voices | - | 2026-11-30 | failed | 2 | ParameterException | no such voice");
        assertThat(run(jdk, "load", "voices", "--nonsense"))
                .startsWith("nightly | load voices | - | - | failed | 2 | UnmatchedArgumentException | Unknown");
        assertThat(run(jdk, "nonsense")).contains("nightly | - | - | - | failed | 2 | UnmatchedArgumentException");
    }

    @EachJdk
    void theDocumentIsTheOneThatThePageShows(Jdk jdk) throws IOException {
        List<StoredRun> runs = runs(
                jdk, "--config-file", "app.yaml", "load", "--target-date", "2026-11-29", "voices", "--fail", "no disk");

        ShownDocument.of("frameworks.md", "picocli").assertShows(runs.get(0).metadata());
    }

    @EachJdk
    void whoAsksForHelpGetsNoRun(Jdk jdk) {
        assertThat(runs(jdk, "--help")).isEmpty();
        assertThat(runs(jdk, "--version")).isEmpty();
        assertThat(runs(jdk, "help", "load")).isEmpty();
    }

    @EachJdk
    void becomesTheTrackedCommandThatItMeets(Jdk jdk) {
        List<StoredRun> runs = runs(jdk, "extract");
        assertThat(runs)
                .extracting(CapturedHost::told)
                .containsExactly("extract-all | - | - | - | success | - | - | -");
        assertThat(runs.get(0).files()).hasSize(1);
        assertThat(runs(jdk, "extract", "--fail=no disk"))
                .extracting(CapturedHost::told)
                .containsExactly("extract-all | - | - | - | failed | - | IllegalArgumentException | no disk");
    }

    @EachJdk
    void withARecordOfItsOwnItIsTheParent(Jdk jdk) {
        List<StoredRun> runs = runs(jdk, "sort");
        assertThat(runs).extracting(run -> run.text("command")).containsExactly("nightly", "extract-all");
        assertThat(runs.get(1).text("parent_run_id")).isEqualTo(runs.get(0).id());
        assertThat(runs.get(0).number("total_files")).isEqualTo(1);
    }

    @EachJdk
    void whatFailsAfterTheCommandIsARunOfItsOwn(Jdk jdk) {
        assertThat(runs(jdk, "twice"))
                .extracting(CapturedHost::told)
                .containsExactly(
                        "extract-all | - | - | - | success | - | - | -",
                        "nightly | twice | - | - | failed | 1 | IllegalStateException | after the command");
    }

    @Slow
    @EachJdk
    void theOldestVersionIsLikeTheNewest(Jdk jdk) {
        CapturedHost host = new CapturedHost(jdk, temporary, ForkedJvm.hostClasses(), ForkedJvm.annotations(), OLDEST);
        assertThat(host.runs(NightlyCommands.class, "load", "voices", "--fail=no disk"))
                .extracting(CapturedHost::told)
                .containsExactly(
                        "nightly | load voices | - | 2026-11-30 | failed | 1 | IllegalStateException | no disk");
        assertThat(host.runs(NightlyCommands.class, "--help")).isEmpty();
    }

    @Slow
    @EachJdk
    void isSwitchedOff(Jdk jdk) {
        CapturedHost host = new CapturedHost(jdk, temporary, HostLibraries.with("picocli"));
        assertThat(host.settings(",capture=spring-boot").runs(NightlyCommands.class, "copy", "today", "0"))
                .isEmpty();
    }

    private String run(Jdk jdk, String... arguments) {
        List<StoredRun> runs = runs(jdk, arguments);
        assertThat(runs).hasSize(1);
        return CapturedHost.told(runs.get(0));
    }

    private List<StoredRun> runs(Jdk jdk, String... arguments) {
        return new CapturedHost(jdk, temporary, HostLibraries.with("picocli")).runs(NightlyCommands.class, arguments);
    }
}
