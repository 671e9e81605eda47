package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.host.EmptyAgent;
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
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that tracking is switched on for, and that has nothing to track. */
final class IdleJvmIT {
    /**
     * Classes beyond those of a JVM with an empty agent, which itself makes the JVM load 200 (17) to 320 (25). Some 55
     * on both: the entry and the loader, the settings, the log, the transformer with what it knows of supertypes, the
     * reader of rules, and what of the JDK these name. Each costs about 0.2 ms, so that this many keep an idle start
     * within a tenth of the empty agent's; a regular expression, a lambda or a stream on the way costs 30 to 100 at
     * once.
     */
    private static final int MOST_CLASSES = 62;

    /** The same where no path is set: the entry class, and the environment that it has to look into. */
    private static final int MOST_CLASSES_WHEN_OFF = 10;

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
    void loadsHardlyMoreClassesThanAnEmptyAgent(Jdk jdk) throws IOException {
        int empty = classesLoadedUnder(jdk, "-javaagent:" + emptyAgent());
        int off = classesLoadedUnder(jdk, ForkedJvm.agentOption(""));
        int idle = classesLoadedUnder(jdk, ForkedJvm.agentOption("path=" + temporary.resolve("tracked")));

        assertThat(empty).isGreaterThan(300);
        assertThat(off - empty).as("beyond an empty agent, off").isLessThan(MOST_CLASSES_WHEN_OFF);
        assertThat(idle - empty).as("beyond an empty agent, idle").isBetween(10, MOST_CLASSES);
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

    private int classesLoadedUnder(Jdk jdk, String agent) {
        Path loaded = temporary.resolve("classes-loaded.txt");
        idle(jdk, 0)
                .classPath(onlyTheHost())
                .option(agent, "-Xlog:class+load=info:file=" + loaded)
                .run();
        return LoadedClasses.in(loaded).lines().size();
    }

    private Path emptyAgent() throws IOException {
        Path jar = temporary.resolve("empty-agent.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", EmptyAgent.class.getName());
        String entry = EmptyAgent.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new JarEntry(entry));
            out.write(Files.readAllBytes(ForkedJvm.hostClasses().resolve(entry)));
            out.closeEntry();
        }
        return jar;
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
