package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.fixtures.Slow;
import io.runtrack.it.host.WovenByMany;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/**
 * With other agents before and after ours, all of them weaving the same methods, each gets what it would have got
 * alone.
 */
final class OtherAgentsIT {
    private static final String COVERED = WovenByMany.class.getName().replace('.', '/');

    @TempDir
    private Path temporary;

    @EachJdk
    void openTelemetryPrintsItsSpansAndWeRecord(Jdk jdk) {
        FinishedJvm jvm = run(jdk, jdk.feature() == 17 ? List.of("otel", "ours") : List.of("ours", "otel"));

        assertThatOpenTelemetryTraced(jvm);
        if (jdk.feature() != 17) { // the agent that comes later is told of a call first: its span is open by then
            assertThat(jvm.errors()).contains("'host-run' : " + trace("trace_id") + ' ' + trace("span_id") + ' ');
        }
    }

    @EachJdk
    void datadogPrintsItsTraceAndWeRecord(Jdk jdk) {
        FinishedJvm jvm = run(jdk, jdk.feature() == 17 ? List.of("ours", "datadog") : List.of("datadog", "ours"));

        assertThatDatadogTraced(jvm);
        if (jdk.feature() == 17) {
            assertThat(jvm.output())
                    .contains("\"name\":\"host-run\",\"resource\":\"WovenByMany.run\",\"trace_id\":\""
                            + trace("trace_id")
                            + "\",\"span_id\":\""
                            + trace("span_id").replaceFirst("^0+", "")
                            + '"');
        }
    }

    private String trace(String field) {
        return new TrackedFolder(temporary.resolve("tracked")).onlyRun().text(field);
    }

    @EachJdk
    void jacocoCoversTheClassAsItWasCompiled(Jdk jdk) throws IOException {
        run(jdk, List.of("jacoco"));
        byte[] alone = coverage(jdk);
        for (List<String> order : List.of(List.of("jacoco", "ours"), List.of("ours", "jacoco"))) {
            run(jdk, order);

            assertThat(coverage(jdk)).as("the class's id and probes, %s", order).isEqualTo(alone);
        }
    }

    @Slow
    @EachJdk
    void allOfThemTogether(Jdk jdk) throws IOException {
        FinishedJvm jvm = run(
                jdk,
                jdk.feature() == 17
                        ? List.of("ours", "jacoco", "otel", "datadog")
                        : List.of("otel", "jacoco", "ours", "datadog"));

        assertThatOpenTelemetryTraced(jvm);
        assertThatDatadogTraced(jvm);
        assertThat(coverage(jdk)).isNotEmpty();
    }

    private static void assertThatOpenTelemetryTraced(FinishedJvm jvm) {
        assertThat(jvm.errors().lines().filter(line -> line.contains("LoggingSpanExporter")))
                .extracting(line -> line.replaceAll(".*'(host-\\w+)'.*", "$1"))
                .containsExactly("host-file", "host-file", "host-file", "host-file", "host-mail", "host-run");
    }

    private static void assertThatDatadogTraced(FinishedJvm jvm) {
        assertThat(jvm.output().split("\"name\":\"host-file\"", -1))
                .as("%s", jvm)
                .hasSize(5);
        assertThat(jvm.output()).contains("\"name\":\"host-run\"", "\"name\":\"host-mail\"");
    }

    /**
     * Runs the host without any agent and with these, checks that it noticed nothing, and that we recorded all if we
     * were there.
     */
    private FinishedJvm run(Jdk jdk, List<String> agents) {
        FinishedJvm alone = agents(jdk).jvm(List.of()).main(WovenByMany.class).run();
        FinishedJvm jvm = agents(jdk).jvm(agents).main(WovenByMany.class).run();
        assertThat(hostLines(jvm)).isEqualTo(hostLines(alone)).hasSize(11);
        assertThat(jvm.exitCode()).isEqualTo(3).isEqualTo(alone.exitCode());
        if (agents.contains("ours")) {
            assertThat(jvm.agentLines()).containsExactly("[runtrack] suppressed errors: 0");
            List<StoredRun> runs = new TrackedFolder(temporary.resolve("tracked")).runs();
            assertThatAllIsRecorded(runs.get(runs.size() - 1));
        }
        return jvm;
    }

    private static void assertThatAllIsRecorded(StoredRun run) {
        assertThat(run.text("command")).isEqualTo("woven-by-many");
        assertThat(run.text("config_path")).isEqualTo("/etc/config.yml");
        assertThat(run.number("exit_code")).isEqualTo(3);
        assertThat(run.number("emails_sent")).isEqualTo(1);
        assertThat(run.files())
                .extracting(file -> file.get("file_path").asText() + " "
                        + file.get("status").asText() + " "
                        + file.get("error_message").asText() + " "
                        + file.get("output_path").asText())
                .containsExactly(
                        "/in/good.wav success null /in/good.wav.txt",
                        "/in/bad.wav failed unreadable null",
                        "/in/old.wav skipped done already null",
                        "/in/last.wav success null /in/last.wav.txt");
    }

    /**
     * Without the lines of stack frames: the JVM forgets them when another agent retransforms a class whose methods are
     * running.
     */
    private static List<String> hostLines(FinishedJvm jvm) {
        return jvm.outputLines().stream()
                .filter(line -> line.startsWith("host:"))
                .map(line -> line.replaceAll("\\((WovenByMany.java:\\d+|Unknown Source)\\)", ""))
                .toList();
    }

    /**
     * The class's part of the coverage file, which is then deleted: its id, which is computed from the class file that
     * JaCoCo saw and must be that of the file on disk for a report to take it, its name, and its probes.
     */
    private byte[] coverage(Jdk jdk) throws IOException {
        Path file = agents(jdk).coverage();
        byte[] content = Files.readAllBytes(file);
        Files.delete(file);
        int name = new String(content, StandardCharsets.ISO_8859_1).indexOf(COVERED);
        assertThat(name).as("%s in what JaCoCo wrote", COVERED).isPositive();
        int probes = content[name + COVERED.length()];
        return Arrays.copyOfRange(content, name - 10, name + COVERED.length() + 1 + (probes + 7) / 8);
    }

    private OtherAgents agents(Jdk jdk) {
        return new OtherAgents(jdk, temporary);
    }
}
