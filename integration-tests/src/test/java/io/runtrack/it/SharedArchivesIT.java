package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.fixtures.Slow;
import io.runtrack.it.host.OneFileJob;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Archives of shared classes and ahead-of-time caches: whoever was there when they were made, a run with the agent is
 * tracked.
 */
final class SharedArchivesIT {
    private static final List<String> HOST_OUTPUT = List.of("/in/one.wav", "done");

    /** The JVM's own switch for what it otherwise refuses: dumping with any Java agent on the command line. */
    private static final String[] ALLOWED = {"-XX:+UnlockDiagnosticVMOptions", "-XX:+AllowArchivingWithJavaAgent"};

    @TempDir
    private Path temporary;

    private Path jar;

    /** The JVM shares classes of jars only. */
    @BeforeEach
    void packHost() throws IOException {
        jar = temporary.resolve("host.jar");
        String entry = OneFileJob.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream content = new JarOutputStream(file)) {
            content.putNextEntry(new JarEntry(entry));
            Files.copy(ForkedJvm.hostClasses().resolve(entry), content);
        }
    }

    @EachJdk
    void anArchiveMadeAtExitWithoutTheAgentServesARunWithIt(Jdk jdk) {
        Path archive = temporary.resolve("dynamic.jsa");
        assertThat(job(jdk).option("-XX:ArchiveClassesAtExit=" + archive).run().outputLines())
                .containsSubsequence(HOST_OUTPUT);

        assertTracked(job(jdk).option("-XX:SharedArchiveFile=" + archive));
    }

    @EachJdk
    void aDumpWithTheAgentInTheEnvironmentIsSilentWhereTheJvmAllowsIt(Jdk jdk) throws IOException {
        Path classes = temporary.resolve("classes.txt");
        Path archive = temporary.resolve("static.jsa");
        job(jdk).option("-XX:DumpLoadedClassList=" + classes).run();
        assertThat(Files.readString(classes)).contains("OneFileJob");

        FinishedJvm dump = job(jdk).option(ALLOWED)
                .option("-Xshare:dump", "-XX:SharedClassListFile=" + classes, "-XX:SharedArchiveFile=" + archive)
                .environment(
                        "JAVA_TOOL_OPTIONS",
                        ForkedJvm.agentOption("path=" + tracked().path()))
                .run();

        assertThat(dump.exitCode()).as("%s", dump).isZero();
        assertThat(dump.agentLines()).isEmpty();
        assertThat(archive).isNotEmptyFile();
        assertThat(tracked().runs()).isEmpty();
        assertTracked(job(jdk).option(ALLOWED).option("-XX:SharedArchiveFile=" + archive));
    }

    /**
     * Not ours to mend: it ends before it has opened the agent's jar. What is asserted is that this is what users have
     * to know.
     */
    @EachJdk
    void theJvmItselfRefusesToDumpWithAnyAgent(Jdk jdk) {
        FinishedJvm dump = job(jdk).option("-Xshare:dump", "-XX:SharedArchiveFile=" + temporary.resolve("none.jsa"))
                .option("-javaagent:/no/such/agent.jar")
                .run();

        assertThat(dump.output() + dump.errors()).contains("AllowArchivingWithJavaAgent");
    }

    @Slow
    @EachJdk(from = 25)
    void aheadOfTimeCachesTrainedWithAndWithoutTheAgentServeBoth(Jdk jdk) {
        for (boolean trained : new boolean[] {false, true}) {
            Path cache = trainedCache(jdk, trained);
            FinishedJvm without = job(jdk).option("-XX:AOTCache=" + cache).run();
            assertThat(hostLines(without)).isEqualTo(HOST_OUTPUT);
            assertThat(without.errors()).isEmpty();

            FinishedJvm with = assertTracked(job(jdk).option("-XX:AOTCache=" + cache));
            if (trained) {
                assertThat(with.outputLines()).as("no complaint of the JVM").isEqualTo(HOST_OUTPUT);
            }
        }
    }

    /** In one step, as containers are built; the JVM starts another one that assembles the cache. */
    private Path trainedCache(Jdk jdk, boolean withAgent) {
        Path cache = temporary.resolve(withAgent ? "with.aot" : "without.aot");
        ForkedJvm training = job(jdk).option("-XX:AOTCacheOutput=" + cache);
        FinishedJvm trained = withAgent ? assertTracked(training) : training.run();
        assertThat(hostLines(trained)).isEqualTo(HOST_OUTPUT);
        assertThat(cache).isNotEmptyFile();
        return cache;
    }

    private FinishedJvm assertTracked(ForkedJvm job) {
        int before = tracked().runs().size();
        FinishedJvm jvm = job.option(agentOption()).run();
        assertThat(jvm.exitCode()).as("%s", jvm).isZero();
        assertThat(hostLines(jvm)).isEqualTo(HOST_OUTPUT);
        assertThat(jvm.agentLines()).containsExactly("[runtrack] suppressed errors: 0");
        assertThat(tracked().runs()).hasSize(before + 1).allSatisfy(run -> {
            assertThat(run.text("status")).isEqualTo("success");
            assertThat(run.files()).hasSize(1);
        });
        return jvm;
    }

    private static List<String> hostLines(FinishedJvm jvm) {
        return jvm.outputLines().stream().filter(HOST_OUTPUT::contains).toList();
    }

    private ForkedJvm job(Jdk jdk) {
        return ForkedJvm.on(jdk, temporary)
                .classPath(jar, ForkedJvm.annotations())
                .main(OneFileJob.class);
    }

    private String agentOption() {
        return ForkedJvm.agentOption("path=" + tracked().path() + ",log.level=debug");
    }

    private TrackedFolder tracked() {
        return new TrackedFolder(temporary.resolve("tracked"));
    }
}
