package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.fixtures.Slow;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.HostLibraries;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/**
 * Parameters have their names when another agent that uses Byte Buddy's Advice has rewritten their methods before, and
 * moved the variables of the local variable table: the one table in which javac keeps names by default.
 */
final class LostNamesIT {
    private static final String HOST = """
            package app;
            import io.runtrack.annotations.*;
            import java.nio.file.Path;
            public class BothAgents {
                @TrackedFile(status = "{status}", agentId = "{agentId}")
                void onFileEnd(String path, String agentId, String status) {}
                @TrackedFile static Path transcribe(Path file, String agentId, Path outputPath) { return file; }
                @TrackedFile(path = "{call.path}", agentId = "{call.id}") static void byTemplate(long n, Call call) {}
                record Call(String path, String id) {}
                @TrackedEmail static void send(String subject, String to, String agentName) {}
                @TrackedCommand static void run(String targetDate, String configPath) {
                    new BothAgents().onFileEnd("/in/a.wav", "ag1", "failed");
                    transcribe(Path.of("/in/b.wav"), "ag2", Path.of("/out/b"));
                    byTemplate(1, new Call("/in/c.wav", "ag3"));
                    send("Report", "bo@b.com", "Bo");
                    send("Report", "cy@b.com", "Cy");
                }
                public static void main(String[] arguments) {
                    run("2026-01-31", "/etc/x.yaml");
                }
            }
            """;
    private static final String ADVICE = """
            package advice;
            import static net.bytebuddy.matcher.ElementMatchers.*;
            import java.lang.instrument.Instrumentation;
            import net.bytebuddy.ByteBuddy;
            import net.bytebuddy.agent.builder.AgentBuilder;
            import net.bytebuddy.asm.Advice;
            public class AdviceAgent {
                public static void premain(String arguments, Instrumentation instrumentation) {
                    new AgentBuilder.Default()
                            .type(named("app.BothAgents"))
                            .transform((builder, type, loader, module, domain) ->
                                    builder.visit(Advice.to(Timing.class).on(isMethod())))
                            .installOn(instrumentation);
                }
                public static class Timing {
                    @Advice.OnMethodEnter static long enter() { return System.nanoTime(); }
                    @Advice.OnMethodExit(onThrowable = Throwable.class)
                    static void exit(@Advice.Enter long start, @Advice.Origin("#m") String method) {
                        System.out.println("advised " + method);
                    }
                }
            }
            """;

    @TempDir
    private Path temporary;

    @EachJdk
    void toOpenTelemetry(Jdk jdk) throws IOException {
        FinishedJvm jvm = run(jdk, List.of("otel", "ours"));

        assertThat(jvm.errors().lines().filter(line -> line.contains("LoggingSpanExporter")))
                .hasSize(6);
    }

    @EachJdk
    void toElastic(Jdk jdk) throws IOException {
        FinishedJvm jvm = run(jdk, List.of("elastic", "ours"));

        assertThat(jvm.output()).contains("BothAgents#transcribe", "BothAgents#send");
    }

    @EachJdk
    void toAnAgentThatWeavesOnlyWhatIsLoaded(Jdk jdk) throws IOException {
        FinishedJvm jvm = run(jdk, List.of(adviceAgent(), "ours"));

        assertThat(jvm.outputLines()).contains("advised transcribe", "advised onFileEnd");
    }

    @Slow
    @EachJdk
    void toAnyOfThemWhenOursIsTheFirst(Jdk jdk) throws IOException {
        FinishedJvm jvm = run(jdk, List.of("ours", adviceAgent(), "elastic", "otel"));

        assertThat(jvm.outputLines()).contains("advised transcribe", "advised onFileEnd");
    }

    private String adviceAgent() throws IOException {
        return new CompiledHost(temporary.resolve("advice"))
                .source(ADVICE)
                .with(HostLibraries.jar("byte-buddy"))
                .manifest("Premain-Class", "advice.AdviceAgent")
                .jar()
                .toString();
    }

    /** With what javac keeps by default, and what Maven and Gradle tell it to keep. */
    private FinishedJvm run(Jdk jdk, List<String> agents) throws IOException {
        Path host = new CompiledHost(temporary.resolve("host"))
                .source(HOST)
                .options("-g")
                .jar();
        FinishedJvm jvm = new OtherAgents(jdk, temporary)
                .jvm(agents)
                .classPath(host, ForkedJvm.annotations(), HostLibraries.jar("byte-buddy"))
                .main(OtherAgents.UNMARKED)
                .timeout(Duration.ofMinutes(3))
                .run();
        assertThat(jvm.agentLines()).as("%s", jvm).containsExactly("[runtrack] suppressed errors: 0");
        assertThatAllIsRecorded(new TrackedFolder(temporary.resolve("tracked")).onlyRun());
        return jvm;
    }

    private static void assertThatAllIsRecorded(StoredRun run) {
        assertThat(run.text("target_date")).isEqualTo("2026-01-31");
        assertThat(run.text("config_path")).isEqualTo("/etc/x.yaml");
        assertThat(run.files())
                .extracting(file -> file.get("file_path").asText() + " "
                        + file.get("status").asText() + " "
                        + file.get("agent_id").asText() + " "
                        + file.get("output_path").asText())
                .containsExactly(
                        "/in/a.wav failed ag1 null", "/in/b.wav success ag2 /out/b", "/in/c.wav success ag3 null");
        assertThat(run.emails())
                .extracting(email -> email.get("email").asText() + " "
                        + email.get("agent_name").asText())
                .containsExactly("bo@b.com Bo", "cy@b.com Cy");
    }
}
