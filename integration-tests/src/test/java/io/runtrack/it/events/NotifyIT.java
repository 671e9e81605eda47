package io.runtrack.it.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.runtrack.fixtures.ReceivingServer;
import io.runtrack.fixtures.ReceivingServer.Behaviour;
import io.runtrack.it.LoadedClasses;
import io.runtrack.it.host.Endings;
import io.runtrack.it.host.NestedPipeline;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.jvm.RunningJvm;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** A URL that is told of runs: by the JVM itself, and by others of what a JVM that died could not tell. */
final class NotifyIT {
    @TempDir
    private Path temporary;

    @EachJdk
    void isToldOfOutermostRunsByTheJvmItself(Jdk jdk) throws JsonProcessingException {
        try (ReceivingServer server = ReceivingServer.start()) {
            FinishedJvm jvm = agent(jdk, server).main(NestedPipeline.class).run();

            assertThat(jvm.errors()).isEmpty();
            assertThat(told(server))
                    .containsExactlyInAnyOrder(
                            "start outer running", "end outer success", "start nested running", "end nested success");
        }
        assertThat(spool()).isEmptyDirectory();
    }

    @EachJdk
    void isToldByRecoverOfARunWhoseProcessWasKilled(Jdk jdk) throws IOException, InterruptedException {
        try (ReceivingServer server = ReceivingServer.start()) {
            try (RunningJvm jvm = agent(jdk, server).main(Endings.class, "wait").start()) {
                jvm.awaitLine("holding");
                server.await(1);
                awaitToldStart();
                jvm.kill();
            }
            FinishedJvm elsewhere = recovery(jdk).run();
            assertThat(elsewhere.exitCode()).isEqualTo(1);
            assertThat(elsewhere.errors()).contains("notify: events wait in", "set TRACKING_NOTIFY");
            assertThat(recover(jdk, server).exitCode()).isZero();
            assertThat(told(server)).containsExactly("start ending running", "end ending aborted");
            JsonNode end = new ObjectMapper().readTree(server.requests().get(1).body());
            assertThat(end.at("/run/run_id").asText())
                    .isEqualTo(new TrackedFolder(tracked()).onlyRun().id());
            recover(jdk, server);
            assertThat(server.requests()).hasSize(2);
        }
        assertThat(spool()).isEmptyDirectory();
    }

    /** Killed while it waits for the answer: whether the receiver has taken it nobody knows, so it is told again. */
    @EachJdk
    void isToldAgainWhenTheProcessWasKilledMeanwhile(Jdk jdk) throws JsonProcessingException {
        String first;
        try (ReceivingServer server = ReceivingServer.start().does(Behaviour.HANGS)) {
            try (RunningJvm jvm = agent(jdk, server).main(Endings.class, "wait").start()) {
                jvm.awaitLine("holding");
                first = server.await(1).get(0).body();
                jvm.kill();
            }
        }
        try (ReceivingServer server = ReceivingServer.start()) {
            recover(jdk, server);
            assertThat(told(server)).containsExactly("start ending running", "end ending aborted");
            assertThat(server.requests().get(0).body()).isEqualTo(first);
        }
    }

    @EachJdk
    void aReceiverThatHangsDelaysTheEndByAMomentOnly(Jdk jdk) throws JsonProcessingException {
        try (ReceivingServer server = ReceivingServer.start().does(Behaviour.HANGS)) {
            long begun = System.nanoTime();
            FinishedJvm jvm =
                    agent(jdk, server).main(Endings.class, "exit", "3").run();

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
            assertThat(jvm.exitCode()).isEqualTo(3);
            assertThat(jvm.agentLines())
                    .singleElement()
                    .asString()
                    .contains("warning: notify (" + server.url() + ")", "runtrack recover");
            assertThat(new TrackedFolder(tracked()).onlyRun().text("status")).isEqualTo("failed");
        }
        try (ReceivingServer server = ReceivingServer.start()) {
            agent(jdk, server).main(Endings.class, "files", "success").run();
            recover(jdk, server);
            assertThat(told(server))
                    .as("what the exit of the second has broken off comes again")
                    .contains("end ending failed", "end ending success")
                    .containsOnly("start ending running", "end ending failed", "end ending success");
        }
    }

    @EachJdk
    void loadsNothingOfItWhereNobodyIsTold(Jdk jdk) {
        Path loaded = temporary.resolve("loaded.txt");
        ForkedJvm.on(jdk, temporary)
                .agent("path=" + tracked())
                .option("-Xlog:class+load=info:file=" + loaded)
                .main(Endings.class, "files", "success")
                .run();

        assertThat(LoadedClasses.in(loaded).named("io.runtrack.events", "java.net.http"))
                .isEmpty();
    }

    /** The answer has come, and is noted. */
    private void awaitToldStart() throws IOException, InterruptedException {
        while (true) {
            try (Stream<Path> files = Files.walk(spool())) {
                if (files.anyMatch(file -> file.getFileName().toString().startsWith("event-")
                        && file.toFile().length() == 0)) {
                    return;
                }
            }
            Thread.sleep(10);
        }
    }

    private static List<String> told(ReceivingServer server) throws JsonProcessingException {
        List<String> told = new ArrayList<>();
        for (ReceivingServer.Request request : server.requests()) {
            JsonNode document = new ObjectMapper().readTree(request.body());
            assertThat(document.at("/run/email_results").isMissingNode()).isTrue();
            told.add(document.get("event").asText() + " "
                    + document.at("/run/command").asText() + " "
                    + document.at("/run/status").asText());
        }
        return told;
    }

    private ForkedJvm agent(Jdk jdk, ReceivingServer server) {
        return ForkedJvm.on(jdk, temporary)
                .agent("path=" + tracked() + ",spool=" + spool() + ",checkpoint=500ms,notify=" + server.url()
                        + "/hook");
    }

    private FinishedJvm recover(Jdk jdk, ReceivingServer server) {
        return recovery(jdk)
                .environment("TRACKING_NOTIFY", server.url() + "/hook")
                .run();
    }

    /** By settings that name nobody. */
    private ForkedJvm recovery(Jdk jdk) {
        return ForkedJvm.on(jdk, temporary)
                .classPath(ForkedJvm.cliJar())
                .main("io.runtrack.cli.Main", "recover", "--spool", spool().toString());
    }

    private Path tracked() {
        return temporary.resolve("tracked");
    }

    private Path spool() {
        return temporary.resolve("spool");
    }
}
