package io.runtrack.it.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.host.NightlyFirings;
import io.runtrack.it.host.ScheduledReports;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** What a scheduler fires is on record: Quartz's jobs, and Spring's {@code @Scheduled} methods on request. */
final class FiringsIT {
    private static final Path LIBRARIES = Path.of("target/frameworks").toAbsolutePath();

    @TempDir
    private Path temporary;

    @EachJdk
    void areRunsOfQuartzsJobs(Jdk jdk) throws IOException {
        for (String version : List.of("2.2", "2.5")) {
            String today = LocalDate.now(ZoneId.systemDefault()).toString();
            List<String> told = told(new CapturedHost(jdk, temporary, libraries("quartz-" + version))
                    .runs(NightlyFirings.class, "plain", "grouped", "vetoed", "refusing", "breaking", "again"));

            assertThat(told)
                    .as(version)
                    .containsExactly(
                            "plain | - | - | " + today + " | success | - | - | -",
                            "grouped | reports | - | " + today + " | success | - | - | -",
                            "refusing | - | - | " + today + " | failed | - | JobExecutionException | no roster",
                            "breaking | - | - | " + today + " | failed | - | IllegalStateException | no disk",
                            "again | - | - | " + today + " | failed | - | JobExecutionException | once more",
                            "again | - | - | " + today + " | success | - | - | -");
        }
    }

    @EachJdk
    void areRunsOfSpringsScheduledMethodsOnRequest(Jdk jdk) throws IOException {
        for (String version : List.of("4.3", "5.2", "6.0")) { // on Spring 5, 6 and 7
            CapturedHost host = new CapturedHost(jdk, temporary, libraries("spring-batch-" + version));
            assertThat(host.runs(ScheduledReports.class)).isEmpty();

            assertThat(told(host.settings(",capture=auto\\,spring-scheduling").runs(ScheduledReports.class)))
                    .as(version)
                    .containsExactlyInAnyOrder(
                            "scheduled-reports | send-reports | - | - | success | - | - | -",
                            "scheduled-reports | clean-up | - | - | failed | - | IllegalStateException | no disk");
        }
    }

    private static List<String> told(List<StoredRun> runs) {
        return runs.stream().map(CapturedHost::told).toList();
    }

    private static Path[] libraries(String folder) throws IOException {
        List<Path> classPath = new ArrayList<>(List.of(ForkedJvm.hostClasses(), ForkedJvm.annotations()));
        try (Stream<Path> jars = Files.list(LIBRARIES.resolve(folder))) {
            jars.forEach(classPath::add);
        }
        return classPath.toArray(Path[]::new);
    }
}
