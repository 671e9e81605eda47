package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.host.Guarded;
import io.runtrack.it.host.Managed;
import io.runtrack.it.host.OneFileJob;
import io.runtrack.it.host.Transparent;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What companies put on command lines beside the agent, and what it must not change. */
final class JvmOptionsIT {
    @TempDir
    private Path temporary;

    /**
     * Woven classes of all shapes, verified by the JVM as strictly as it can, on collectors and compilers at the
     * extremes.
     */
    @EachJdk
    void wovenClassesAreVerifiedAndRunOnEveryCollector(Jdk jdk) {
        List<List<String>> combinations = List.of(
                List.of(
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:+BytecodeVerificationLocal",
                        "-XX:+BytecodeVerificationRemote",
                        "-XX:+UseZGC",
                        "-XX:TieredStopAtLevel=1"),
                List.of(
                        "-XX:+UnlockExperimentalVMOptions",
                        "-XX:+UseEpsilonGC",
                        "-Xmx256m",
                        "-XX:-StackTraceInThrowable",
                        "-Xlog:disable"));
        for (List<String> options : combinations) {
            FinishedJvm without = host(jdk, options).run();
            FinishedJvm with =
                    host(jdk, options).agent("path=" + folder().path()).run();

            SameBehaviour.assertThatNothingDiffers(with, without);
        }
        assertThat(folder().runs()).isNotEmpty().allMatch(run -> run.number("dropped_records") == 0);
    }

    /** The JVM adds java.instrument itself, for any agent. */
    @EachJdk
    void aHostOfNothingButTheBaseModuleIsTracked(Jdk jdk) {
        FinishedJvm jvm = job(jdk).option("--limit-modules", "java.base").run();

        assertThat(jvm.outputLines()).containsExactly("/in/one.wav", "done");
        assertThat(jvm.errors()).isEmpty();
        assertThat(folder().onlyRun().text("status")).isEqualTo("success");
    }

    @EachJdk(to = 23)
    void aSecurityManagerThatRefusesEverythingRefusesNothingToTheHost(Jdk jdk) {
        for (String when : List.of("early", "late")) {
            ForkedJvm host = ForkedJvm.on(jdk, temporary)
                    .option("-Djava.security.manager=allow")
                    .main(Guarded.class, when);
            FinishedJvm without = host.run();
            FinishedJvm with = host.agent("path=" + folder().path()).run();

            SameBehaviour.assertThatOnlyAgentLinesDiffer(with, without);
            // Set late, it may refuse the background thread too, which has still to store the first run: that is a
            // trouble of its own, and the last line says where its records wait.
            assertThat(with.agentLines())
                    .as("a line for each trouble")
                    .hasSizeBetween(1, when.equals("late") ? 3 : 1)
                    .allMatch(line -> line.startsWith("[runtrack] warning: "))
                    .doesNotHaveDuplicates();
        }
    }

    /** The policy allows our jar everything and the host nothing: what tracking does on the host's threads is ours. */
    @EachJdk(to = 23)
    void aSecurityManagerNeedsToAllowOurJarAlone(Jdk jdk) throws IOException {
        Path policy = Files.writeString(
                temporary.resolve("agent.policy"),
                "grant codeBase \"" + ForkedJvm.agentJar().toUri()
                        + "\" { permission java.security.AllPermission; };\n");
        FinishedJvm jvm = job(jdk).option("-Djava.security.manager", "-Djava.security.policy==" + policy)
                .run();

        assertThat(jvm.outputLines()).as("%s", jvm).containsExactly("/in/one.wav", "done");
        assertThat(jvm.agentLines()).isEmpty();
        assertThat(folder().onlyRun().text("status")).isEqualTo("success");
        assertThat(folder().onlyRun().files()).hasSize(1);
    }

    @EachJdk
    void aSecondCopyOfTheJarIsIgnored(Jdk jdk) throws IOException {
        Path copy =
                Files.copy(ForkedJvm.agentJar(), temporary.resolve("copy.jar"), StandardCopyOption.REPLACE_EXISTING);
        FinishedJvm jvm = job(jdk).option("-javaagent:" + copy + "=path=" + folder().path())
                .run();

        assertThat(jvm.errors()).isEmpty();
        assertThat(folder().onlyRun().number("total_files")).isEqualTo(1);
    }

    @EachJdk
    void theManagementAgentServesItsClients(Jdk jdk) throws IOException {
        int port = freePort();
        FinishedJvm jvm = job(jdk).main(Managed.class, "service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi")
                .option(
                        "-Djava.rmi.server.hostname=127.0.0.1",
                        "-Dcom.sun.management.jmxremote.port=" + port,
                        "-Dcom.sun.management.jmxremote.host=127.0.0.1",
                        "-Dcom.sun.management.jmxremote.authenticate=false",
                        "-Dcom.sun.management.jmxremote.ssl=false")
                .run();

        assertThat(jvm.outputLines()).as("%s", jvm).containsExactly("/in/one.wav", "42 through JMX");
        assertThat(jvm.errors()).isEmpty();
        assertThat(folder().onlyRun().text("status")).isEqualTo("success");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private ForkedJvm host(Jdk jdk, List<String> options) {
        return ForkedJvm.on(jdk, temporary)
                .option(options.toArray(String[]::new))
                .main(Transparent.class, "7");
    }

    private ForkedJvm job(Jdk jdk) {
        return ForkedJvm.on(jdk, temporary).agent("path=" + folder().path()).main(OneFileJob.class);
    }

    private TrackedFolder folder() {
        return new TrackedFolder(temporary.resolve("tracked"));
    }
}
