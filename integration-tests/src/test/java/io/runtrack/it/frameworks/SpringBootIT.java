package io.runtrack.it.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.fixtures.Slow;
import io.runtrack.it.host.NightlyApplication;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.HostLibraries;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.ShownDocument;
import io.runtrack.it.stored.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** An application that Spring Boot runs is on record from its first runner on, in each supported version. */
final class SpringBootIT {
    private static final List<String> VERSIONS = List.of("2.7", "3.0", "3.5", "4.0");
    private static final Path LIBRARIES = Path.of("target/frameworks").toAbsolutePath();

    @TempDir
    private Path temporary;

    @EachJdk
    void isARunThatEndsAsTheProcessDoes(Jdk jdk) throws IOException {
        for (String version : VERSIONS) {
            assertThat(told(jdk, version, "code"))
                    .as(version)
                    .containsExactly("nightly-application | - | - | - | failed | 5 | - | exited with status 5");
        }
        assertThat(told(jdk, "3.5", "well")).containsExactly("nightly-application | - | - | - | success | - | - | -");
        assertThat(told(jdk, "3.5", "well", "--spring.application.name=night"))
                .containsExactly("night | - | - | - | success | - | - | -");
        assertThat(told(jdk, "3.5", "exit"))
                .containsExactly("nightly-application | - | - | - | failed | 4 | - | exited with status 4");
        assertThat(told(jdk, "3.5", "fail-in-main"))
                .containsExactly("nightly-application | - | - | - | failed | - | IllegalStateException | main");
    }

    @EachJdk
    void failsWithWhatTheRunnerThrew(Jdk jdk) throws IOException {
        for (String version : VERSIONS) {
            assertThat(told(jdk, version, "fail"))
                    .as(version)
                    .containsExactly(
                            "nightly-application | - | - | - | failed | - | IllegalArgumentException | no disk");
            assertThat(told(jdk, version, "fail-checked"))
                    .as(version)
                    .containsExactly("nightly-application | - | - | - | failed | - | IOException | no disk");
        }
        ShownDocument.of("frameworks.md", "Spring Boot")
                .assertShows(runs(jdk, "3.5", "fail-checked").get(0).metadata());
    }

    @EachJdk
    void becomesTheTrackedCommandThatARunnerCalls(Jdk jdk) throws IOException {
        assertThat(told(jdk, "3.5", "extract")).containsExactly("extract-all | - | - | - | success | - | - | -");
        assertThat(told(jdk, "4.0", "extract-then-fail"))
                .containsExactly(
                        "extract-all | - | - | - | success | - | - | -",
                        "nightly-application | - | - | - | failed | - | IllegalStateException | second runner");
    }

    @EachJdk
    void becomesWhatPicocliExecutesInARunner(Jdk jdk) throws IOException {
        assertThat(told(jdk, "3.5", "picocli"))
                .containsExactly("nightly | copy | - | today | failed | 5 | - | exited with status 5");
    }

    @Slow
    @EachJdk
    void holdsTheRecordsOfItsRunnersUntilMainIsLeft(Jdk jdk) throws IOException {
        List<StoredRun> runs = runs(jdk, "3.5", "sort");
        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).files()).hasSize(1);

        List<StoredRun> goingOn = runs(jdk, "3.5", "goes-on");
        assertThat(goingOn).hasSize(2);
        assertThat(goingOn.get(0).number("total_files")).isZero();
        assertThat(goingOn.get(1).number("total_files")).isEqualTo(1);
    }

    @Slow
    @EachJdk
    void isSwitchedOff(Jdk jdk) throws IOException {
        assertThat(host(jdk, "3.5").settings(",capture=picocli").runs(NightlyApplication.class, "well"))
                .isEmpty();
    }

    private List<String> told(Jdk jdk, String version, String... arguments) throws IOException {
        return runs(jdk, version, arguments).stream().map(CapturedHost::told).toList();
    }

    private List<StoredRun> runs(Jdk jdk, String version, String... arguments) throws IOException {
        return host(jdk, version).runs(NightlyApplication.class, arguments);
    }

    private CapturedHost host(Jdk jdk, String version) throws IOException {
        List<Path> classPath = new ArrayList<>(List.of(ForkedJvm.hostClasses(), ForkedJvm.annotations()));
        try (Stream<Path> jars = Files.list(LIBRARIES.resolve("spring-boot-" + version))) {
            jars.forEach(classPath::add);
        }
        classPath.add(HostLibraries.jar("picocli"));
        return new CapturedHost(jdk, temporary, classPath.toArray(Path[]::new));
    }
}
