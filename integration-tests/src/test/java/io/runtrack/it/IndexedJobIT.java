package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The pods of an indexed job of Kubernetes, as JVMs of one folder: what is theirs together, by docs/kubernetes.md. */
final class IndexedJobIT {
    private static final String JOB = "backfill-20260701";

    @TempDir
    private Path folder;

    @EachJdk
    void partsOfOneParentAreCheckedTogether(Jdk jdk) throws IOException {
        TogetherStarted.run(5, folder.resolve("gate"), index -> pod(jdk, index));
        FinishedJvm missing = check(jdk, 6);
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.output() + missing.errors()).contains("5 of 6");

        // The last one comes, and pod 2 once more: it replaces the run of its index, and is no seventh.
        TogetherStarted.run(2, folder.resolve("second-gate"), again -> pod(jdk, again == 0 ? 5 : 2));

        FinishedJvm whole = check(jdk, 6);
        assertThat(whole.exitCode()).as("%s", whole).isZero();
        assertThat(check(jdk, 7).exitCode()).isEqualTo(1);
        assertThat(new TrackedFolder(tracked()).runs())
                .filteredOn(run -> run.text("command").equals("outer"))
                .hasSize(7)
                .allSatisfy(run -> assertThat(run.text("parent_run_id")).isEqualTo(JOB));
        FinishedJvm tree = commandLine(jdk, "runs", "show", JOB, "--format", "json");
        assertThat(tree.exitCode()).as("%s", tree).isZero();
    }

    private ForkedJvm pod(Jdk jdk, int index) {
        return ForkedJvm.on(jdk, folder)
                .agent("path=" + tracked())
                .environment("TRACKING_PARENT_RUN_ID", JOB)
                .environment("JOB_COMPLETION_INDEX", Integer.toString(index))
                .environment(
                        "TRACKING_SPOOL",
                        folder.resolve("spools").resolve("of-" + index).toString());
    }

    private FinishedJvm check(Jdk jdk, int parts) {
        return commandLine(jdk, "check", "--command", "outer", "--within", "1h", "--expect", Integer.toString(parts));
    }

    private FinishedJvm commandLine(Jdk jdk, String... arguments) {
        return ForkedJvm.on(jdk, folder)
                .classPath(ForkedJvm.cliJar())
                .environment("TRACKING_PATH", tracked().toString())
                .main("io.runtrack.cli.Main", arguments)
                .run();
    }

    private Path tracked() {
        try {
            return Files.createDirectories(folder.resolve("tracked"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
