package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.runtrack.it.host.Endings;
import io.runtrack.it.host.NestedPipeline;
import io.runtrack.it.host.NightlyMain;
import io.runtrack.it.host.OneFileJob;
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

/** Which run a record belongs to, and what its run is called. */
final class WhichRunIT {
    @TempDir
    private Path temporary;

    @EachJdk
    void aCommandInsideACommandIsARunOfItsOwn(Jdk jdk) {
        run(jvm(jdk, "").main(NestedPipeline.class));

        StoredRun outer = folder().run("outer");
        StoredRun inner = folder().run("inner");
        StoredRun implicit = folder().run("nested");
        assertThat(inner.text("parent_run_id")).isEqualTo(outer.id());
        assertThat(outer.isNull("parent_run_id")).isTrue();
        assertThat(implicit.isNull("parent_run_id")).isTrue();
        assertThat(paths(outer)).containsExactly("outer-before.txt", "outer-after.txt");
        assertThat(paths(inner)).containsExactly("inner.txt");
        assertThat(paths(implicit)).containsExactly("after.txt");
        assertThat(folder().runs()).extracting(run -> run.text("status")).containsOnly("success");
        assertThat(folder().runs()).extracting(run -> run.number("total_files")).containsExactly(2L, 1L, 1L);
    }

    @EachJdk
    void filesWithoutACommandMakeTheProcessTheRun(Jdk jdk) {
        FinishedJvm jvm = run(jvm(jdk, "").main(NightlyMain.class, "well"));

        assertThat(jvm.exitCode()).as("%s", jvm).isZero();
        StoredRun run = folder().run("nightly");
        assertThat(run.text("status")).isEqualTo("success");
        assertThat(run.number("total_files")).isEqualTo(2);
        assertThat(run.isNull("exit_code")).isTrue();
        assertThat(run.metadata().at("/environment/main_class").asText()).isEqualTo(NightlyMain.class.getName());
    }

    @EachJdk
    void anImplicitRunWithAFailureIsAPartialSuccess(Jdk jdk) {
        run(jvm(jdk, "").main(NightlyMain.class, "failing"));

        assertThat(folder().run("nightly").text("status")).isEqualTo("partial_success");
    }

    @EachJdk
    void anExitCodeEndsAnImplicitRunToo(Jdk jdk) {
        FinishedJvm jvm = run(jvm(jdk, "").main(NightlyMain.class, "exit"));

        assertThat(jvm.exitCode()).as("%s", jvm).isEqualTo(5);
        StoredRun run = folder().run("nightly");
        assertThat(run.text("status")).isEqualTo("failed");
        assertThat(run.text("error_message")).isEqualTo("exited with status 5");
        assertThat(run.number("exit_code")).isEqualTo(5);
    }

    @EachJdk
    void aGivenIdGoesToTheFirstOutermostRunAlone(Jdk jdk) {
        run(jvm(jdk, ",run.id=night-1,parent.run.id=scheduler.7").main(NestedPipeline.class));

        assertThat(folder().run("outer").id()).isEqualTo("night-1");
        assertThat(folder().run("outer").text("parent_run_id")).isEqualTo("scheduler.7");
        assertThat(folder().run("inner").text("parent_run_id")).isEqualTo("night-1");
        assertThat(folder().run("inner").id()).matches("[0-9a-f-]{36}");
        assertThat(folder().run("nested").id()).matches("[0-9a-f-]{36}");
    }

    @EachJdk
    void outermostRunsSayWhatTheyRepeatAndWhichPartTheyAre(Jdk jdk) {
        run(jvm(jdk, "")
                .environment("TRACKING_RERUN_OF", "night-1")
                .environment("JOB_COMPLETION_INDEX", "3")
                .main(NestedPipeline.class));

        for (String outermost : List.of("outer", "nested")) {
            assertThat(folder().run(outermost).text("rerun_of")).isEqualTo("night-1");
            assertThat(folder().run(outermost).text("worker")).isEqualTo("3");
        }
        JsonNode outer = folder().run("outer").metadata();
        assertThat(outer.fieldNames()).toIterable().endsWith("environment", "rerun_of", "worker", "email_results");
        JsonNode inner = folder().run("inner").metadata();
        assertThat(inner.fieldNames()).toIterable().endsWith("environment", "email_results");
    }

    @EachJdk
    void aKilledProcessesRunStillSaysSo(Jdk jdk) {
        ForkedJvm part = jvm(jdk, ",rerun.of=night-1").environment("JOB_COMPLETION_INDEX", "0");
        try (RunningJvm jvm = part.main(Endings.class, "wait").start()) {
            jvm.awaitLine("holding").kill();
        }
        run(jvm(jdk, "").main(OneFileJob.class));

        StoredRun killed = folder().run("ending");
        assertThat(killed.text("status")).isEqualTo("aborted");
        assertThat(killed.text("rerun_of")).isEqualTo("night-1");
        assertThat(killed.text("worker")).isEqualTo("0");
    }

    @EachJdk
    void anIdThatIsTakenBecomesTheParent(Jdk jdk) {
        ForkedJvm jvm = jvm(jdk, "").environment("TRACKING_RUN_ID", "night-2").main(OneFileJob.class);

        run(jvm);
        run(jvm);

        List<StoredRun> runs = folder().runs();
        assertThat(runs).hasSize(2);
        assertThat(runs.get(0).id()).isEqualTo("night-2");
        assertThat(runs.get(0).isNull("parent_run_id")).isTrue();
        assertThat(runs.get(1).id()).matches("[0-9a-f-]{36}");
        assertThat(runs.get(1).text("parent_run_id")).isEqualTo("night-2");
    }

    /**
     * A file stands where the documents' folder belongs as long as the first two runs go on: their records wait in the
     * spool.
     */
    @EachJdk
    void anIdThatWaitsInAJournalIsTakenToo(Jdk jdk) throws IOException {
        Path tracked = Files.createDirectory(temporary.resolve("tracked"));
        Path inTheWay = Files.createFile(tracked.resolve("run_metadata"));
        ForkedJvm jvm = ForkedJvm.on(jdk, temporary)
                .agent("path=" + tracked + ",spool=" + temporary.resolve("spool"))
                .environment("TRACKING_RUN_ID", "night-3");

        jvm.main(Endings.class, "files", "fail1,fail2").run();
        jvm.main(Endings.class, "files", "success").run();
        Files.delete(inTheWay);
        jvm.main(OneFileJob.class).run();

        List<StoredRun> runs = folder().runs();
        assertThat(runs).hasSize(3);
        assertThat(runs.get(0).id()).isEqualTo("night-3");
        assertThat(runs.get(0).text("status")).isEqualTo("failed");
        assertThat(runs.get(0).files()).hasSize(2);
        assertThat(runs.get(1).text("status")).isEqualTo("success");
        assertThat(runs.subList(1, 3)).allSatisfy(run -> {
            assertThat(run.id()).matches("[0-9a-f-]{36}");
            assertThat(run.text("parent_run_id")).isEqualTo("night-3");
        });
    }

    private ForkedJvm jvm(Jdk jdk, String more) {
        return ForkedJvm.on(jdk, temporary).agent("path=" + folder().path() + ",log.level=debug" + more);
    }

    private static FinishedJvm run(ForkedJvm host) {
        FinishedJvm jvm = host.run();
        assertThat(jvm.errors()).as("%s", jvm).isEqualTo("[runtrack] suppressed errors: 0\n");
        return jvm;
    }

    private static List<String> paths(StoredRun run) {
        return run.files().stream().map(file -> file.get("file_path").asText()).toList();
    }

    private TrackedFolder folder() {
        return new TrackedFolder(temporary.resolve("tracked"));
    }
}
