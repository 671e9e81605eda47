package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.fixtures.Slow;
import io.runtrack.it.host.OtherLibraries;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.TrackedFolder;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A host that carries other versions of the agent's libraries gets its own, and the agent its own. */
@Slow
final class OtherLibrariesIT {
    @TempDir
    private Path temporary;

    @EachJdk
    void theHostsLibrariesFirst(Jdk jdk) {
        assertThatBothSidesWork(jdk, "before");
    }

    @EachJdk
    void theAgentsLibrariesFirst(Jdk jdk) {
        assertThatBothSidesWork(jdk, "after");
    }

    private void assertThatBothSidesWork(Jdk jdk, String order) {
        FinishedJvm jvm = host(jdk, order).agent("path=" + folder().path()).run();

        assertThat(jvm.outputLines())
                .as("%s", jvm)
                .containsExactlyInAnyOrder(
                        "jackson 2.13.5[1,\"b\"]",
                        "byte-buddy made from byte-buddy-1.12.19.jar",
                        "slf4j org.slf4j.impl.SimpleLogger from slf4j-api-1.7.36.jar",
                        "processed /in/a.wav");
        assertThat(jvm.errors()).isEqualTo(host(jdk, order).run().errors()).contains("hello");
        assertThat(jvm.exitCode()).isZero();
        assertThat(folder().onlyRun().number("success_count")).isEqualTo(1);
    }

    private ForkedJvm host(Jdk jdk, String order) {
        // Byte Buddy 1.12.19 knows no class file of Java 25; it needs the property to try.
        return ForkedJvm.on(jdk, temporary)
                .option("-Dnet.bytebuddy.experimental=true")
                .classPath(classPath())
                .main(OtherLibraries.class, order);
    }

    private static Path[] classPath() {
        List<Path> entries = new ArrayList<>(List.of(ForkedJvm.hostClasses(), ForkedJvm.annotations()));
        File[] libraries = new File("target/other-libs").getAbsoluteFile().listFiles();
        assertThat(libraries).as("jars in target/other-libs").hasSize(6);
        for (File library : libraries) {
            entries.add(library.toPath());
        }
        return entries.toArray(Path[]::new);
    }

    private TrackedFolder folder() {
        return new TrackedFolder(temporary.resolve("tracked"));
    }
}
