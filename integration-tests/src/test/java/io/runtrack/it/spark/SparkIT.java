package io.runtrack.it.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.fixtures.Slow;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What executors process is on record in the run that submitted the job, with nothing but the agent on driver and
 * executors. What kills do to it {@link SparkStormIT} shows.
 */
@Slow
final class SparkIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void recordsWhatExecutorsProcessInTheRunsOfTheDriver(SparkVersion spark) throws IOException {
        FinishedJvm driver = spark.application(
                        Jdk.oldest(),
                        folder,
                        SparkVersion.HOST,
                        "plain",
                        "retried",
                        "failing",
                        "superseded",
                        "two",
                        "untracked")
                .run();

        assertThat(driver.exitCode()).as(driver::toString).isEqualTo(1); // its main method throws after all
        assertThat(driver.agentLines()).isEmpty();
        List<StoredRun> runs = runs();
        assertThat(counts(of(runs, "plain"))).containsExactly("success 200 0 of 200, 200 records");
        assertThat(counts(of(runs, "retried")))
                .as("tried again is the first third of each task, and its next attempt")
                .containsExactly("success 40 0 of 40, 52 records");
        assertThat(counts(of(runs, "failing"))).containsExactly("partial_success 36 4 of 40, 40 records");
        assertThat(counts(of(runs, "superseded"))).containsExactly("success 8 0 of 8, 8 records");
        assertThat(counts(of(runs, "side")))
                .as("runs of one context")
                .containsExactlyInAnyOrder("success 30 0 of 30, 30 records", "success 50 0 of 50, 50 records");
        assertThat(counts(of(runs, "spark-host")))
                .as("what comes after the commands")
                .containsExactly("success 20 0 of 20, 20 records");
        assertThat(of(runs, "nightly-audio")).singleElement().satisfies(application -> {
            assertThat(application.text("status")).isEqualTo("failed");
            assertThat(application.text("error_message")).isEqualTo("after all");
        });
        assertThat(runs).hasSize(8);
        for (String name : List.of("plain", "retried", "failing")) {
            assertThat(Ledger.recorded(of(runs, name))).isEqualTo(Ledger.ended(folder, name));
        }
        assertThat(of(runs, "plain").get(0).files())
                .extracting(file -> file.path("worker").asText())
                .containsOnly("spark executor 0", "spark executor 1");
        assertThat(of(runs, "retried").get(0).files())
                .filteredOn(file -> file.get("attempt").asInt() == 2)
                .hasSize(12);
        assertThat(spool()).isEmpty();
    }

    private static List<StoredRun> of(List<StoredRun> runs, String command) {
        return runs.stream().filter(run -> run.text("command").equals(command)).toList();
    }

    private static List<String> counts(List<StoredRun> runs) {
        return runs.stream()
                .map(run -> run.text("status") + " " + run.number("success_count") + " " + run.number("failed_count")
                        + " of " + run.number("total_files") + ", "
                        + run.files().size() + " records")
                .toList();
    }

    private List<StoredRun> runs() {
        return new TrackedFolder(folder.resolve("runs")).runs();
    }

    private List<Path> spool() throws IOException {
        Path spool = folder.resolve("runs/.spool").resolve(System.getProperty("user.name"));
        try (Stream<Path> journals = Files.list(spool)) {
            return journals.toList();
        }
    }
}
