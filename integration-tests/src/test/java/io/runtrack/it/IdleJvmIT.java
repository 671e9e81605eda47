package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.host.Idle;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that tracking is switched on for, and that has nothing to track. */
final class IdleJvmIT {
    @TempDir
    private Path temporary;

    @EachJdk
    void loadsNothingHeavy(Jdk jdk) {
        Path loaded = temporary.resolve("loaded.txt");
        idle(jdk, 0)
                .classPath(onlyTheHost())
                .agent("path=" + temporary.resolve("tracked"))
                .option("-Xlog:class+load=info:file=" + loaded)
                .run();

        assertThat(LoadedClasses.in(loaded).ofTheAgent()).contains(LoadedClasses.ENTRY);
        assertThat(LoadedClasses.in(loaded).named("bytebuddy", "jackson", "slf4j"))
                .isEmpty();
    }

    @EachJdk
    void hasNoThreadNoFileAndNoFolder(Jdk jdk) {
        FinishedJvm jvm = idle(jdk, 0)
                .classPath(onlyTheHost())
                .agent("path=" + temporary.resolve("tracked"))
                .run();

        List<String> expected =
                new ArrayList<>(idle(jdk, 0).classPath(onlyTheHost()).run().outputLines());
        expected.add("file " + ForkedJvm.agentJar());
        assertThat(jvm.outputLines()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(temporary.resolve("tracked")).doesNotExist();
        assertThat(jvm.errors()).isEmpty();
    }

    @EachJdk
    void hasNoThreadLeftAfterAMomentEvenIfItsClassPathHoldsTheAnnotations(Jdk jdk) {
        FinishedJvm jvm =
                idle(jdk, 3000).agent("path=" + temporary.resolve("tracked")).run();

        // Of its files nothing is said here: whoever looks for the annotations makes the host's own loader open its
        // jars.
        assertThat(threads(jvm)).isEqualTo(threads(idle(jdk, 0).run()));
        assertThat(temporary.resolve("tracked")).doesNotExist();
        assertThat(jvm.errors()).isEmpty();
    }

    private static List<String> threads(FinishedJvm jvm) {
        return jvm.outputLines().stream()
                .filter(line -> line.startsWith("thread "))
                .toList();
    }

    private ForkedJvm idle(Jdk jdk, long milliseconds) {
        return ForkedJvm.on(jdk, temporary).main(Idle.class, Long.toString(milliseconds));
    }

    /** A class path without the annotations, and without any class that bears them. */
    private Path onlyTheHost() {
        try {
            Path folder = temporary.resolve("classes/io/runtrack/it/host");
            Files.createDirectories(folder);
            for (String name : new String[] {"Idle.class", "Idle$Worker.class"}) {
                Path copy = folder.resolve(name);
                if (!Files.exists(copy)) {
                    Files.copy(ForkedJvm.hostClasses().resolve("io/runtrack/it/host/" + name), copy);
                }
            }
            return temporary.resolve("classes");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
